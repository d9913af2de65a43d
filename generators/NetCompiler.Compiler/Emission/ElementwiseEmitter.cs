using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints a chain of elementwise operators as one loop.</summary>
public static class ElementwiseEmitter
{
    /// <summary>Prints the kernel of an elementwise group.</summary>
    public static void Emit(Kernel kernel)
    {
        Node value = kernel.Value;
        Loop loop = new(kernel, value.Type, kernel.LayoutOf(value), [.. kernel.Group.Operands, value], merge: true);
        LoopBody body = new(kernel, loop, kernel.Group.Fused);
        kernel.ForEachRow(() =>
        {
            body.PrintStarts();
            kernel.Writer.Write($"ref float target{(loop.Moves(value) ? "0" : "")} = ref {kernel.At(value)};");
            loop.Print(kernel.Writer, () =>
            {
                body.PrintOperands();
                if (loop.Moves(value))
                {
                    kernel.Writer.Write($"ref float target = ref {loop.Place(value, "target0")};");
                }

                PrintLanes(kernel.Writer, loop.Lanes, body, result => $"{result}.StoreUnsafe(ref target, i);");
            });
        });
    }

    /// <summary>Prints the loop over lanes for both widths of vectors.</summary>
    /// <param name="use">The statement that uses the result.</param>
    internal static void PrintLanes(SourceWriter writer, int lanes, LoopBody body, System.Func<string, string> use)
    {
        writer.Open("if (Vector512.IsHardwareAccelerated)");
        PrintLoop(writer, lanes, "16", body.Print("Vector512"), use);
        writer.Close().Open("else");
        PrintLoop(writer, lanes, "(nuint)Vector<float>.Count", body.Print("Vector"), use);
        writer.Close();
    }

    private static void PrintLoop(
        SourceWriter writer, int lanes, string step, (IReadOnlyList<string> Statements, string Result) body, System.Func<string, string> use)
    {
        writer.Open($"for (nuint i = 0; i < {Literals.Of(lanes)}; i += {step})");
        foreach (string statement in body.Statements)
        {
            writer.Write(statement);
        }

        writer.Write(use(body.Result));
        writer.Close();
    }
}
