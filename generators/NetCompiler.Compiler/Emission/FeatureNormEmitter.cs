using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints normalizations over features, and their gradients, with the elementwise chain that is computed inside them.</summary>
public static class FeatureNormEmitter
{
    /// <summary>Prints the kernel.</summary>
    /// <param name="method">The method of the library.</param>
    /// <param name="absorbed">The input that the chain computes, or that is read in its place.</param>
    /// <param name="settings">The arguments in front of the places, in C#.</param>
    /// <param name="others">The other operands; null for those that are missing.</param>
    public static void Emit(Kernel kernel, string method, Node absorbed, string settings, params Node?[] others)
    {
        IReadOnlyList<Node> nodes = [.. kernel.Group.Fused.Where(node => node != kernel.Node)];
        Loop loop = new(kernel, absorbed.Type, kernel.LayoutOf(absorbed), kernel.Group.Operands, merge: false);
        Chain chain = new(kernel, loop, nodes, holdsConstants: false);
        StridedLayout target = kernel.Strided(kernel.Value);
        string[] places =
        [
            $"{loop.ValidLanes}, {settings}",
            Loop.Operand($"ref {kernel.At(kernel.Value, "0")}", kernel.SampleStride(kernel.Value), target.LineStride, target.PixelStride),
            .. others.Select(other => other is null ? "default" : loop.Operand(kernel, other)),
        ];
        IEnumerable<Node> read = nodes.Count == 0 ? [absorbed] : kernel.Group.Operands.Where(operand => nodes.Any(node => node.Inputs.Contains(operand)));
        kernel.Run(
            method, nodes.Count == 0 ? "K::Itself" : kernel.NameOf(chain), loop, chain.CountsElements, string.Join(", ", places), operands: read);
        kernel.ClearHalo();
    }
}
