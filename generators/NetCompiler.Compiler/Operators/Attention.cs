using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// With the probabilities of <see cref="AttentionOperator"/>: y[t, h] = sum over s of p[h, t, s] v[s, h], a sequence (T, H e). Scores are not scaled:
/// that is the caller's affair. The gradients of q, k and v are parts of <see cref="AttentionGradient"/>; the mask has none.
/// </summary>
/// <remarks>Vaswani et al., "Attention is all you need" (2017).</remarks>
public sealed record Attention(int Heads, bool IsCausal, bool HasMask, float Rate, int Stream) : AttentionOperator(Heads, IsCausal, HasMask, Rate, Stream)
{
    /// <summary>The inverse of <see cref="AttentionOperator.Settings"/>.</summary>
    public static Attention Read(OperatorSettings settings) => new(
        settings.Integer("heads"), settings.Truth("causal"), settings.Truth("mask"),
        settings.Has("rate") ? settings.Real("rate") : 0, settings.Has("stream") ? settings.Integer("stream") : 0);

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == InputCount && Fits(inputs),
            $"sequences (T, H d), (S, H d) and (S, H e) of {Heads} heads{(HasMask ? ", and a vector (S)" : "")}",
            inputs);
        return inputs[0].Type with { Shape = inputs[0].Shape.WithChannels(inputs[2].Shape.Channels) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor v, Tensor y) = (evaluation.Inputs[2], evaluation.Output);
        int size = v.Shape.Channels / Heads;
        for (int row = 0; row < y.Rows; row++)
        {
            for (int i = 0; i < y.Shape.Dimensions[0] * Heads; i++)
            {
                (int query, int head) = (i / Heads, i % Heads);
                foreach ((int key, double probability, double kept) in Probabilities(evaluation, row, head, query))
                {
                    for (int e = 0; e < size; e++)
                    {
                        y[row, At(y, query, head) + e] += probability * kept * v[row, At(v, key, head) + e];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        Node all = builder.Add(new AttentionGradient(Heads, IsCausal, HasMask, Rate, Stream), [.. node.Inputs, upstream]);
        List<Node?> gradients = [];
        int start = 0;
        for (int i = 0; i < 3; i++)
        {
            TensorShape shape = node.Inputs[i].Shape;
            gradients.Add(builder.Add(new Reshape(shape), builder.Add(new Slice(start, shape.Count), all)));
            start += shape.Count;
        }

        return HasMask ? [.. gradients, null] : gradients;
    }

    /// <inheritdoc/>
    public override int Scratch(Node node, IReadOnlyList<Layout> inputs)
    {
        (int keys, int keyStride, int size, int stride, _, int valueStride) = Sizes(node);
        return checked((keys * (stride + valueStride)) + (keyStride * size) + (Block * (keyStride + valueStride)));
    }

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => Print(
        kernel, "Attention.Forward", () => [$"ref {kernel.At(kernel.Value)}, {Literals.Of(kernel.Strided(kernel.Value).PixelStride)}"]);
}
