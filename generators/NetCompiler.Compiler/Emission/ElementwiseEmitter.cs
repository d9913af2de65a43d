using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints a chain of elementwise operators as one call of the library's loop.</summary>
public static class ElementwiseEmitter
{
    /// <summary>Prints the kernel of an elementwise group.</summary>
    public static void Emit(Kernel kernel)
    {
        Node value = kernel.Value;
        Loop loop = new(kernel, value.Type, kernel.LayoutOf(value), [.. kernel.Group.Operands, value], merge: true);
        Chain chain = new(kernel, loop, kernel.Group.Fused);
        kernel.Run("Elementwise.Run", kernel.NameOf(chain), loop, chain.CountsElements, loop.Operand(kernel, value));
        kernel.ClearHalo();
    }
}
