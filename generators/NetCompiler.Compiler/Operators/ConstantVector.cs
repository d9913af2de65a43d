using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>Numbers known at build time, one for each feature: y[i] = values[i]. No inputs, so no gradient.</summary>
/// <param name="Values">The numbers.</param>
public sealed record ConstantVector(EquatableArray<float> Values) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"values={string.Join(" ", Values.Select(OperatorSettings.Write))}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static ConstantVector Read(OperatorSettings settings) => new(new EquatableArray<float>(settings.Reals("values")));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 0 && Values.Count > 0, "no operands", inputs);
        return new(TensorShape.Vector(Values.Count), IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        for (int i = 0; i < Values.Count; i++)
        {
            evaluation.Output[0, i] = Values[i];
        }
    }

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => kernel.ForEachRow(() => kernel.Call(
        "ConstantVector.Store", $"[{string.Join(", ", Values.Select(Literals.Of))}]", $"ref {kernel.At(kernel.Value)}"));
}
