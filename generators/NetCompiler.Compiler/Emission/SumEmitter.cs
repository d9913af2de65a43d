using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints sums: of features, one number per position; of a sample's positions, or of everything but the features, one per channel.</summary>
public static class SumEmitter
{
    /// <summary>Rows of the batch that one partial sum takes in. Fixed, so that the order of additions does not depend on threads.</summary>
    public const int Block = 32;

    /// <summary>Whether the sum runs over batch and positions, so that partial sums are combined in a second phase.</summary>
    public static bool IsPerChannel(Node sum) =>
        !sum.IsBatched && sum.Inputs[0].IsBatched;

    /// <summary>Prints the kernel: for sums per channel, the partial sums of blocks of rows.</summary>
    public static void Emit(Kernel kernel)
    {
        Node input = kernel.Node.Inputs[0];
        IReadOnlyList<Node> chain = [.. kernel.Group.Fused.Where(node => node != kernel.Node)];
        Layout layout = kernel.LayoutOf(input);
        IEnumerable<Node> operands = kernel.Group.Operands;
        Loop loop = new(kernel, input.Type, layout, operands, merge: false);
        LoopBody body = new(kernel, loop, chain.Count == 0 ? [input] : chain);
        if (IsPerChannel(kernel.Node))
        {
            EmitPerChannel(kernel, loop, body, chain.Count == 0);
        }
        else if (input.Shape.Kind != ShapeKind.Vector && kernel.Node.Shape.Kind == ShapeKind.Vector)
        {
            EmitPerSample(kernel, loop, body, chain.Count == 0);
        }
        else
        {
            EmitPerPosition(kernel, loop, body, chain.Count == 0);
        }
    }

    /// <summary>Prints the second phase of a sum per channel.</summary>
    public static void EmitCombination(Kernel kernel)
    {
        StridedLayout target = kernel.Strided(kernel.Value);
        (string scratch, int length) = kernel.Scratch();
        kernel.Call(
            "Sums.CombineTree",
            $"ref {scratch}", $"(m.RowCount + {Block - 1}) / {Block}", Literals.Of(length), Literals.Of(target.Lanes), Literals.Of(target.PixelStride),
            "1f", $"ref {kernel.At(kernel.Value)}");
    }

    // Lanes outside, pixels inside: sums of a line, of a sample and of a block are kept apart, which also keeps rounding errors small.
    private static void EmitPerChannel(Kernel kernel, Loop loop, LoopBody body, bool plain)
    {
        SourceWriter writer = kernel.Writer;
        (string scratch, int length) = kernel.Scratch();
        kernel.Units($"(rows + {Block - 1}) / {Block}", Block * (long)loop.Lines * loop.Pixels * loop.Lanes);
        writer.Open("for (int block = first; block < end; block++)");
        writer.Write($"ref float partial = ref Unsafe.Add(ref {scratch}, (nint)block * {Literals.Of(length)});");
        writer.Write($"int last = Math.Min((block + 1) * {Block}, m.RowCount);");
        writer.Open("if (Vector512.IsHardwareAccelerated)");
        PrintChannels(writer, loop, body, plain, "Vector512", "16");
        writer.Close().Open("else");
        PrintChannels(writer, loop, body, plain, "Vector", "(nuint)Vector<float>.Count");
        writer.Close();
        writer.Close();
    }

    private static void PrintChannels(SourceWriter writer, Loop loop, LoopBody body, bool plain, string vector, string step)
    {
        writer.Open($"for (nuint i = 0; i < {Literals.Of(loop.Lanes)}; i += {step})");
        writer.Write($"{vector}<float> sum = {vector}<float>.Zero;");
        writer.Open($"for (int row = block * {Block}; row < last; row++)");
        body.PrintStarts();
        bool nested = loop.Lines > 1 || loop.Pixels > 1;
        if (nested)
        {
            writer.Write($"{vector}<float> sampleSum = {vector}<float>.Zero;");
        }

        bool lines = loop.Lines > 1 && loop.Pixels > 1;
        string inner = lines ? "lineSum" : nested ? "sampleSum" : "sum";
        if (loop.Lines > 1)
        {
            writer.Open($"for (int line = 0; line < {Literals.Of(loop.Lines)}; line++)");
            if (lines)
            {
                writer.Write($"{vector}<float> lineSum = {vector}<float>.Zero;");
            }
        }

        if (loop.Pixels > 1)
        {
            writer.Open($"for (int pixel = 0; pixel < {Literals.Of(loop.Pixels)}; pixel++)");
        }

        body.PrintOperands();
        PrintAddition(writer, body, vector, plain, text => $"{inner} += {LoopBody.Bare(text)};");
        if (loop.Pixels > 1)
        {
            writer.Close();
        }

        if (loop.Lines > 1)
        {
            if (lines)
            {
                writer.Write("sampleSum += lineSum;");
            }

            writer.Close();
        }

        if (nested)
        {
            writer.Write("sum += sampleSum;");
        }

        writer.Close();
        writer.Write("sum.StoreUnsafe(ref partial, i);");
        writer.Close();
    }

    // One number per channel of each sample: positions inside, so that a sum stays in its register.
    private static void EmitPerSample(Kernel kernel, Loop loop, LoopBody body, bool plain)
    {
        SourceWriter writer = kernel.Writer;
        kernel.ForEachRow(() =>
        {
            body.PrintStarts();
            writer.Write($"ref float target = ref {kernel.At(kernel.Value)};");
            writer.Open("if (Vector512.IsHardwareAccelerated)");
            PrintLanes("Vector512", "16");
            writer.Close().Open("else");
            PrintLanes("Vector", "(nuint)Vector<float>.Count");
            writer.Close();
        });

        void PrintLanes(string vector, string step)
        {
            writer.Open($"for (nuint i = 0; i < {Literals.Of(loop.Lanes)}; i += {step})");
            writer.Write($"{vector}<float> sum = {vector}<float>.Zero;");
            loop.Print(writer, () =>
            {
                body.PrintOperands();
                PrintAddition(writer, body, vector, plain, text => $"sum += {LoopBody.Bare(text)};");
            });
            writer.Write("sum.StoreUnsafe(ref target, i);");
            writer.Close();
        }
    }

    // One number per position: the lanes of its features, the last vector without its dead lanes.
    private static void EmitPerPosition(Kernel kernel, Loop loop, LoopBody body, bool plain)
    {
        SourceWriter writer = kernel.Writer;
        StridedLayout target = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() =>
        {
            body.PrintStarts();
            loop.Print(writer, PrintPosition);
        });

        void PrintPosition()
        {
            body.PrintOperands();
            string place = "";
            place += loop.Lines > 1 ? $" + (line * {Literals.Of(target.LineStride)})" : "";
            place += loop.Pixels > 1 ? $" + (pixel * {Literals.Of(target.PixelStride)})" : "";
            writer.Write(place.Length == 0
                ? $"ref float target = ref {kernel.At(kernel.Value)};"
                : $"ref float target = ref Unsafe.Add(ref {kernel.At(kernel.Value)}, {place.Substring(3)});");
            writer.Open("if (Vector512.IsHardwareAccelerated)");
            PrintLanes("Vector512", "16");
            writer.Close().Open("else");
            PrintLanes("Vector", "(nuint)Vector<float>.Count");
            writer.Close();
        }

        void PrintLanes(string vector, string step)
        {
            writer.Write($"{vector}<float> sum = {vector}<float>.Zero;");
            writer.Open($"for (nuint i = 0; i < {Literals.Of(loop.Lanes)}; i += {step})");
            PrintAddition(writer, body, vector, plain, text => loop.ValidLanes % Packing.Lanes == 0
                ? $"sum += {LoopBody.Bare(text)};"
                : $"sum += M::VectorMath.Select({Literals.Of(loop.ValidLanes)}, i, {LoopBody.Bare(text)});");
            writer.Close();
            writer.Write("target = K::Sums.OfLanes(sum);");
        }
    }

    private static void PrintAddition(SourceWriter writer, LoopBody body, string vector, bool plain, System.Func<string, string> add)
    {
        if (plain)
        {
            writer.Write(add($"{vector}.LoadUnsafe(ref a, i)"));
            return;
        }

        (IReadOnlyList<string> statements, string result) = body.Print(vector);
        foreach (string statement in statements)
        {
            writer.Write(statement);
        }

        writer.Write(add(result));
    }
}
