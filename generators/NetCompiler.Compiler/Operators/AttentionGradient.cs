using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradients of the inputs of <see cref="Attention"/> from these and the gradient g of its result, one behind the other in a vector: with the
/// probabilities p, which are computed again, dv = pᵀ g, dp = g vᵀ, ds = p * (dp - the sum over keys of p * dp), dq = ds k, dk = dsᵀ q. No gradient.
/// </summary>
public sealed record AttentionGradient(int Heads, bool IsCausal, bool HasMask, float Rate, int Stream)
    : AttentionOperator(Heads, IsCausal, HasMask, Rate, Stream)
{
    /// <summary>The inverse of <see cref="AttentionOperator.Settings"/>.</summary>
    public static AttentionGradient Read(OperatorSettings settings)
    {
        Attention forward = Attention.Read(settings);
        return new(forward.Heads, forward.IsCausal, forward.HasMask, forward.Rate, forward.Stream);
    }

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == InputCount + 1 && Fits(inputs) && inputs[InputCount].Shape == inputs[0].Shape.WithChannels(inputs[2].Shape.Channels),
            $"the inputs of an attention of {Heads} heads, and the gradient of its result",
            inputs);
        return inputs[0].Type with { Shape = TensorShape.Vector(inputs.Take(3).Sum(input => input.Shape.Count)) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor q, Tensor k, Tensor v, Tensor g) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Inputs[2], evaluation.Inputs[InputCount]);
        Tensor y = evaluation.Output;
        (int size, int valueSize, int toKeys) = (q.Shape.Channels / Heads, v.Shape.Channels / Heads, q.Shape.Count);
        int toValues = toKeys + k.Shape.Count;
        for (int row = 0; row < y.Rows; row++)
        {
            for (int i = 0; i < q.Shape.Dimensions[0] * Heads; i++)
            {
                (int query, int head) = (i / Heads, i % Heads);
                (int Key, double Probability, double Kept)[] seen = [.. Probabilities(evaluation, row, head, query)];
                double[] slopes =
                [
                    .. seen.Select(entry => entry.Kept
                        * Enumerable.Range(0, valueSize).Sum(e => g[row, At(g, query, head) + e] * v[row, At(v, entry.Key, head) + e])),
                ];
                double mean = seen.Zip(slopes, (entry, slope) => entry.Probability * slope).Sum();
                foreach (((int key, double probability, double kept), double slope) in seen.Zip(slopes, (entry, slope) => (entry, slope)))
                {
                    double score = probability * (slope - mean);
                    for (int d = 0; d < size; d++)
                    {
                        y[row, At(q, query, head) + d] += score * k[row, At(k, key, head) + d];
                        y[row, toKeys + At(k, key, head) + d] += score * q[row, At(q, query, head) + d];
                    }

                    for (int e = 0; e < valueSize; e++)
                    {
                        y[row, toValues + At(v, key, head) + e] += probability * kept * g[row, At(g, query, head) + e];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override int Scratch(Node node, IReadOnlyList<Layout> inputs)
    {
        (int keys, int keyStride, int size, int stride, int valueSize, int valueStride) = Sizes(node);
        return checked((2 * keys * (stride + valueStride)) + (keyStride * (size + valueSize)) + (Block * ((2 * keyStride) + (2 * stride) + valueStride)));
    }

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node g = kernel.Node.Inputs[InputCount];
        Print(kernel, "Attention.Backward", () => [$"ref {kernel.At(g)}, {Literals.Of(kernel.Strided(g).PixelStride)}", $"ref {kernel.At(kernel.Value)}"]);
    }
}
