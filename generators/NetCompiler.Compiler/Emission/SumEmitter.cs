using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints sums: of features, one number per position; of a sample's positions, or of everything but the features, one per channel.</summary>
public static class SumEmitter
{
    /// <summary>Rows of the batch that one partial sum takes in, as the library has it.</summary>
    public const int Block = 32;

    /// <summary>Whether the sum runs over batch and positions, so that partial sums are combined in a second phase.</summary>
    public static bool IsPerChannel(Node sum) =>
        !sum.IsBatched && sum.Inputs[0].IsBatched;

    /// <summary>Prints the kernel: for sums per channel, the partial sums of blocks of rows.</summary>
    public static void Emit(Kernel kernel)
    {
        Node input = kernel.Node.Inputs[0];
        IReadOnlyList<Node> nodes = [.. kernel.Group.Fused.Where(node => node != kernel.Node)];
        Loop loop = new(kernel, input.Type, kernel.LayoutOf(input), kernel.Group.Operands, merge: false);
        Chain chain = new(kernel, loop, nodes, holdsConstants: false);
        string name = nodes.Count == 0 ? "K::Itself" : kernel.NameOf(chain);
        if (IsPerChannel(kernel.Node))
        {
            if (kernel.Node.Shape.Kind != ShapeKind.Vector)
            {
                throw new ShapeException($"A sum over the batch gives a number for each channel, not {kernel.Node.Type}; flatten what is summed.");
            }

            (string scratch, int length) = kernel.Scratch();
            kernel.Units($"(rows + {Block - 1}) / {Block}", Block * (long)loop.Lines * loop.Pixels * loop.Lanes);
            kernel.Run("Sums.PerChannel", name, loop, chain.CountsElements, Loop.Operand($"ref {scratch}", length, 0, 0));
            return;
        }

        StridedLayout target = kernel.Strided(kernel.Value);
        string result = Loop.Operand($"ref {kernel.At(kernel.Value, "0")}", kernel.SampleStride(kernel.Value), target.LineStride, target.PixelStride);
        if (input.Shape.Kind != ShapeKind.Vector && kernel.Node.Shape.Kind == ShapeKind.Vector)
        {
            kernel.Run("Sums.PerSample", name, loop, chain.CountsElements, result);
        }
        else
        {
            kernel.Run("Sums.PerPosition", name, loop, chain.CountsElements, $"{loop.ValidLanes}, {result}");
        }

        kernel.ClearHalo();
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
}
