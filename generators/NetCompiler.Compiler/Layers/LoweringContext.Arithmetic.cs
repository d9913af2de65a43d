using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <content>Formulas, element by element and with <see cref="Broadcasting"/>.</content>
public sealed partial class LoweringContext
{
    /// <summary>A number.</summary>
    public Node Constant(float value) => Builder.Add(new Constant(value));

    /// <summary>An operator of one operand.</summary>
    public Node Apply(Operator @operator, Node x) => Builder.Add(@operator, x);

    /// <summary>a + b.</summary>
    public Node Plus(Node a, Node b) => Builder.Add(new Add(), a, b);

    /// <summary>a + b.</summary>
    public Node Plus(Node a, float b) => Plus(a, Constant(b));

    /// <summary>a - b.</summary>
    public Node Minus(Node a, Node b) => Builder.Add(new Subtract(), a, b);

    /// <summary>a b.</summary>
    public Node Times(Node a, Node b) => Builder.Add(new Multiply(), a, b);

    /// <summary>a b; a itself if b is 1.</summary>
    public Node Times(Node a, float b) => b == 1 ? a : Times(a, Constant(b));

    /// <summary>a / b.</summary>
    public Node Over(Node a, Node b) => Builder.Add(new Divide(), a, b);

    /// <summary>A sum over the positions of a shape, divided by how many there are.</summary>
    public Node OverPositions(Node sum, TensorShape shape) =>
        shape.HasSteps ? Times(sum, Builder.Add(new InverseSteps(shape.Positions))) : Times(sum, 1f / shape.Positions);

    /// <summary>
    /// The logarithm of a probability; what is below the least normal number counts as that, -87.3, so that nothing is infinite and 0 times it is 0.
    /// </summary>
    public Node Logarithm(Node x) => Apply(new Log(), AtLeastNormal(x));

    /// <summary>x, or the least normal number if that is greater: a divisor that is not 0.</summary>
    public Node AtLeastNormal(Node x) => Apply(new Clamp(1.17549435e-38f, float.PositiveInfinity), x);

    /// <summary>
    /// Scales and shifts the current value, all features alike or each by its own. What the caller supplies is scaled as it is brought in.
    /// </summary>
    public void Rescale(IReadOnlyList<float> scales, IReadOnlyList<float> shifts)
    {
        if (Current.Operator is Rescale before)
        {
            // Two in a row are one.
            int count = Math.Max(before.Scales.Count, scales.Count);
            float of(IReadOnlyList<float> values, int i) => values[values.Count == 1 ? 0 : i];
            int[] features = [.. Enumerable.Range(0, count)];
            float[] shifted = [.. features.Select(i => (of(before.Shifts, i) * of(scales, i)) + of(shifts, i))];
            Node both = Builder.Add(new Rescale(new(features.Select(i => of(before.Scales, i) * of(scales, i))), new(shifted)), Current.Inputs[0]);
            _state.Replace(Current, both);
            Current = both;
        }
        else if (Current.Kind == ValueKind.Input)
        {
            Current = Apply(new Rescale(new(scales), new(shifts)), Current);
        }
        else
        {
            Node of(IReadOnlyList<float> values) => values.Count == 1 ? Constant(values[0]) : Builder.Add(new ConstantVector(new(values)));
            Current = Plus(Times(Current, of(scales)), of(shifts));
        }
    }

    /// <summary>The sum over the batch and all values.</summary>
    public Node SumAll(Node x) => Apply(new Sum(new(TensorShape.Scalar, IsBatched: false)), x);

    /// <summary>The sum over the features of a vector or of each step of a sequence.</summary>
    public Node SumFeatures(Node x) => Apply(new Sum(x.Type with { Shape = x.Shape.WithChannels(1) }), x);

    /// <summary>x &lt;= threshold ? below : above.</summary>
    public Node Where(Node x, float threshold, Node above, Node below) => Builder.Add(new Where(threshold), x, above, below);
}
