using System;
using System.Runtime.InteropServices;

namespace NetCompiler.CompilerServices;

/// <summary>Numbers that stand in the generated code.</summary>
public static class ConstantVector
{
    /// <summary>Stores the numbers, and touches nothing behind them.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="target">Where the first goes.</param>
    public static void Store(ReadOnlySpan<float> values, ref float target) => values.CopyTo(MemoryMarshal.CreateSpan(ref target, values.Length));
}
