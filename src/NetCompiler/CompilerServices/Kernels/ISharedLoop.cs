namespace NetCompiler.CompilerServices;

/// <summary>Loops that threads share.</summary>
internal interface ISharedLoop
{
    /// <summary>How many multiply-adds of a contraction take as long as a number does.</summary>
    static abstract int Weight { get; }

    /// <summary>Whether lanes are computed each by itself.</summary>
    static abstract bool CanCutLanes { get; }

    /// <summary>Computes row 0 of loops whose operands begin where a part does.</summary>
    void Run(
        in KernelMemory m, LoopShape shape, Operand target, Operand a, Operand b, Operand c, Operand d, Operand e, Operand f, Operand g, Operand h);
}
