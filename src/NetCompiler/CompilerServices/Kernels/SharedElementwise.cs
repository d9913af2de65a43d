namespace NetCompiler.CompilerServices;

/// <summary>A loop of <see cref="Elementwise"/> that threads share.</summary>
internal struct SharedElementwise<TChain>(TChain chain) : ISharedLoop
    where TChain : struct, IElementwise
{
    /// <inheritdoc/>
    public static int Weight => 8;

    /// <inheritdoc/>
    public static bool CanCutLanes => true;

    /// <inheritdoc/>
    public readonly void Run(
        in KernelMemory m, LoopShape shape, Operand target, Operand a, Operand b, Operand c, Operand d, Operand e, Operand f, Operand g, Operand h) =>
        Elementwise.Run(m, 0, 1, shape, target, a, b, c, d, e, f, g, h, chain);
}
