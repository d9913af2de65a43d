using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints a chain of elementwise operators as one call of the library's loop.</summary>
public static class ElementwiseEmitter
{
    /// <summary>Prints the kernel of an elementwise group.</summary>
    public static void Emit(Kernel kernel)
    {
        Node value = kernel.Value;
        Loop loop = new(kernel, value.Type, kernel.LayoutOf(value), [.. kernel.Group.Operands, value], merge: true);
        Chain chain = new(kernel, loop, kernel.Group.Fused, holdsConstants: true);
        kernel.Run("Elementwise.Run", kernel.NameOf(chain), loop, chain.CountsElements, loop.Operand(kernel, value), chain.Argument);
        kernel.ClearHalo();

        // Pads of operands may hold anything, those of gradients and states are zero.
        if (kernel.PlacementOf(value).Home is Home.Gradients or Home.State && kernel.LayoutOf(value) is StridedLayout { LaneStride: 1 } target
            && target.Lanes < target.PixelStride)
        {
            kernel.Call(
                "Relayout.ClearPads",
                $"ref {kernel.At(value, "0")}", $"{target.Lines}, {Literals.Of(target.LineStride)}, {Literals.Of(target.Pixels)}, {Literals.Of(target.PixelStride)}", Literals.Of(target.Lanes));
        }
    }
}
