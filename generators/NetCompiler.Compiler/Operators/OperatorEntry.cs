using System;

namespace NetCompiler.Compiler.Operators;

/// <summary>A row of <see cref="OperatorSet"/>.</summary>
/// <param name="Name">The operator's name in the text form.</param>
/// <param name="Read">Makes the operator from its settings.</param>
public sealed record OperatorEntry(string Name, Func<OperatorSettings, Operator> Read);
