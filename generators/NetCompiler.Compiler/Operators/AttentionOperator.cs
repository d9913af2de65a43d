using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// What <see cref="Attention"/> and its gradient have in common. Of sequences q (T, H d), k (S, H d) and v (S, H e), whose H heads lie side by side in
/// the features, and perhaps a mask (S): the probabilities p[h, t, s] = e^(q[t, h] · k[s, h]) / the sum of these over the keys s that t sees, which are
/// those whose mask is not 0 and, if causal, s &lt;= t. A query that sees no key has probabilities of 0.
/// </summary>
/// <param name="Heads">H.</param>
/// <param name="IsCausal">Whether a query sees the keys up to its own step only.</param>
/// <param name="HasMask">Whether there is a mask behind v.</param>
/// <param name="Rate">The probability to be dropped, in [0, 1), that dropout gives each probability.</param>
/// <param name="Stream">Which dropout of the network this is.</param>
public abstract record AttentionOperator(int Heads, bool IsCausal, bool HasMask, float Rate, int Stream) : Operator
{
    // Queries that the kernel works on at a time.
    private protected const int Block = 32;

    /// <inheritdoc/>
    public sealed override string Settings => $"heads={Heads}, causal={OperatorSettings.Write(IsCausal)}, mask={OperatorSettings.Write(HasMask)}"
        + (Rate > 0 ? $", rate={OperatorSettings.Write(Rate)}, stream={Stream}" : "");

    /// <summary>Where the first input behind q, k, v and the mask stands.</summary>
    private protected int InputCount => HasMask ? 4 : 3;

    /// <summary>What the probabilities are multiplied by, if anything is dropped: keys that are not attended to are not counted.</summary>
    public DropoutMask? DropoutOf(IReadOnlyList<Node> inputs) => Rate == 0 ? null
        : new(Rate, Stream, inputs[0].Type with { Shape = TensorShape.Sequence(Heads, inputs[0].Shape.Dimensions[0], inputs[1].Shape.Dimensions[0]) });

    /// <summary>Whether q, k, v and the mask go together.</summary>
    private protected bool Fits(IReadOnlyList<Node> inputs) =>
        inputs.Count >= InputCount
        && inputs.All(input => input.IsBatched && input.Type.Element == ElementType.Single)
        && inputs.Take(3).All(input => input.Shape is { Kind: ShapeKind.Sequence, Dimensions.Count: 2 } && input.Shape.Channels % Heads == 0)
        && inputs[0].Shape.Channels == inputs[1].Shape.Channels
        && inputs[1].Shape.Dimensions[0] == inputs[2].Shape.Dimensions[0]
        && (inputs[1].Shape.HasSteps || !inputs[2].Shape.HasSteps)
        && (!HasMask || IsMask(inputs[3].Shape, inputs[1].Shape));

    /// <summary>Whether a vector has a number for each key; there may be more than the keys that the caller gives, but not fewer.</summary>
    public static bool IsMask(TensorShape mask, TensorShape keys) =>
        mask with { HasSteps = false } == TensorShape.Vector(keys.Dimensions[0]) && (keys.HasSteps || !mask.HasSteps);

    /// <summary>For a head and a query, the keys that it sees, their probabilities, and what dropout multiplies these by.</summary>
    private protected IEnumerable<(int Key, double Probability, double Kept)> Probabilities(Evaluation evaluation, int row, int head, int query)
    {
        (Tensor q, Tensor k) = (evaluation.Inputs[0], evaluation.Inputs[1]);
        int keys = k.Shape.Dimensions[0], size = k.Shape.Channels / Heads;
        (int Key, int Ordinal)[] seen =
        [
            .. Enumerable.Range(0, keys).Where(key => !HasMask || evaluation.Inputs[3][row, key] != 0).Select((key, ordinal) => (key, ordinal))
                .Where(entry => !IsCausal || entry.key <= query),
        ];
        double[] scores = [.. seen.Select(entry => Enumerable.Range(0, size).Sum(i => q[row, At(q, query, head) + i] * k[row, At(k, entry.Key, head) + i]))];
        double largest = scores.DefaultIfEmpty().Max();
        double sum = scores.Sum(score => Math.Exp(score - largest));
        int first = ((head * q.Shape.Dimensions[0]) + query) * keys;
        return seen.Zip(scores, (entry, score) => (
            entry.Key,
            Math.Exp(score - largest) / sum,
            Rate == 0 ? 1 : evaluation.Source.Keeps(Stream, row, first + entry.Ordinal, Rate) ? 1 / (1 - (double)Rate) : 0));
    }

    /// <summary>Where the features of a head of a step begin.</summary>
    private protected int At(Tensor x, int step, int head) => (step * x.Shape.Channels) + (head * (x.Shape.Channels / Heads));

    /// <inheritdoc/>
    public sealed override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public sealed override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        given is StridedLayout { LaneStride: 1 } strided && strided.HasCoordinatesOf(StridedLayout.Standard(node.Inputs[input].Shape))
            ? null
            : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <summary>Keys, their padded number, and the features of a head of keys and of values, each also padded.</summary>
    private protected (int Keys, int KeyStride, int Size, int Stride, int ValueSize, int ValueStride) Sizes(Node node)
    {
        int keys = node.Inputs[1].Shape.Dimensions[0], size = node.Inputs[1].Shape.Channels / Heads, valueSize = node.Inputs[2].Shape.Channels / Heads;
        return (keys, Packing.Padded(keys), size, Packing.Padded(size), valueSize, Packing.Padded(valueSize));
    }

    /// <summary>Prints the call of the library's kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="method">The method.</param>
    /// <param name="others">Its arguments between dropout and scratch memory.</param>
    private protected void Print(Kernel kernel, string method, Func<string[]> others)
    {
        IReadOnlyList<Node> inputs = kernel.Node.Inputs;
        (int keys, _, int size, _, int valueSize, _) = Sizes(kernel.Node);
        DropoutMask? dropout = DropoutOf(inputs);
        int probabilities = dropout is null ? 0 : StridedLayout.Standard(dropout.Type.Shape).Length;
        kernel.Units("rows", (long)inputs[0].Shape.Count * keys * 2);
        kernel.ForEachRow(() => kernel.Call(
            method,
            [
                $"new K::AttentionShape({Heads}, {Kernel.Pixels(kernel.Strided(inputs[0]))}, {Kernel.Pixels(kernel.Strided(inputs[1]))}, {size}, {valueSize}, {OperatorSettings.Write(IsCausal)})",
                .. inputs.Take(3).Select(input => $"ref {kernel.At(input)}, {Literals.Of(kernel.Strided(input).PixelStride)}"),
                HasMask ? $"ref {kernel.At(inputs[3])}" : "ref Unsafe.NullRef<float>()",
                dropout is null ? "default"
                    : $"new K::AttentionDropout(m.Key + {Stream}ul, (long)row * {Literals.Of(probabilities)}, {dropout.Threshold}u, {Literals.Of(dropout.Scale)})",
                .. others(),
                $"ref {kernel.AtScratch()}",
            ]));
    }
}
