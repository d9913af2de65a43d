using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>An operator and operands to check its gradients on.</summary>
internal sealed record GradientCase(Operator Operator, IReadOnlyList<Operand> Operands)
{
    public string Name => $"{Operator}({string.Join("; ", Operands.Select(operand => TypeText.Write(operand.Type)))})";
}
