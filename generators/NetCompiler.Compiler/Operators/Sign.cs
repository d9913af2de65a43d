using System;
using System.Collections.Generic;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = 1, -1 or 0 as x is positive, negative or 0; NaN stays NaN. No gradient.</summary>
public sealed record Sign : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => double.IsNaN(x[0]) ? x[0] : Math.Sign(x[0]);

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.Sign({operands[0]})";
}
