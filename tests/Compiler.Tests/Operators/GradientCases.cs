using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using static NetCompiler.Compiler.Tests.Graphs.Types;
using static NetCompiler.Compiler.Tests.Operators.Operand;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>What the gradients of each operator are checked on.</summary>
internal static class GradientCases
{
    /// <summary>Operators without a gradient; differentiating them throws.</summary>
    public static readonly string[] WithoutGradient =
    [
        nameof(Input), nameof(Parameter), nameof(State), nameof(Constant), nameof(InverseBatch), nameof(InverseSteps), nameof(DropoutMask), nameof(Sign), nameof(ConstantVector), nameof(OneHot),
        nameof(LengthMask), nameof(CrossEntropyGradient), nameof(FeatureNormGradient), nameof(MaxPoolGradient), nameof(MaxPoolPlaces), nameof(MaxUnpool), nameof(AttentionGradient), nameof(Sinusoids),
        nameof(WinogradConvolution), nameof(WinogradWeight),
    ];

    // A small operand and a large one, in all ways that go together.
    private static readonly (NodeType Small, NodeType Large)[] s_pairs =
    [
        (Batched(Vector(5)), Batched(Vector(5))),
        (Shared(Vector(5)), Batched(Vector(5))),
        (Shared(Vector(3)), Batched(Image(3, 2, 4))),
        (Batched(Vector(3)), Batched(Image(3, 2, 4))),
        (Shared(Image(3, 2, 1)), Batched(Image(3, 2, 1))),
        (Shared(Vector(3)), Batched(Sequence(4, 3))),
        (Batched(Vector(3)), Batched(Sequence(2, 4, 3))),
        (Batched(Sequence(4, 1)), Batched(Sequence(4, 3))),
        (Batched(Sequence(2, 4, 1)), Batched(Sequence(2, 4, 3))),
        (Batched(Image(1, 2, 3)), Batched(Image(3, 2, 3))),
        (Batched(Volume(1, 2, 1, 2)), Batched(Volume(2, 2, 1, 2))),
        (Shared(Vector(2)), Batched(Volume(2, 2, 1, 2))),
        (Shared(Vector(1)), Batched(Image(2, 3, 3))),
        (Batched(Vector(1)), Batched(Vector(7))),
        (Shared(Vector(3)), Shared(Weight(3, 2, 2, 1))),
        (Shared(Vector(1)), Shared(Weight(3, 2))),
        (Batched(Vector(1)), Shared(Vector(4))),
        (Shared(Vector(1)), Batched(Sequence(3, 1))),
    ];

    private static readonly NodeType[] s_types =
    [
        Batched(Vector(5)), Batched(Sequence(3, 4)), Batched(Image(2, 3, 2)), Shared(Weight(3, 2)),
    ];

    private static readonly ConvolutionGeometry[] s_convolutions =
    [
        new(3, 3, 1, 1, 1, 1), new(1, 1, 1, 1, 0, 0), new(3, 2, 2, 1, 1, 0),
        new(2, 2, 2, 2, 0, 0), new(5, 3, 1, 2, 4, 1), new(1, 1, 3, 2, 0, 0),
        new(3, 2, 1, 1, 2, 1) { DilationY = 2, DilationX = 3 }, new(2, 2, 2, 3, 1, 0) { DilationY = 2, DilationX = 2, Groups = 2 },
    ];

    private static readonly ConvolutionGeometry[] s_volumes =
    [
        new(3, 3, 1, 1, 1, 1) { Z = new(2, 1, 1, 1) }, new(2, 1, 1, 2, 0, 0) { Z = new(3, 2, 0, 1) },
        new(2, 3, 3, 2, 1, 2) { Z = new(2, 2, 2, 2), DilationY = 2, DilationX = 1, Groups = 2 },
    ];

    private static readonly PoolGeometry[] s_pools =
    [
        new(2, 2, 2, 2, 0, 0, false), new(3, 3, 2, 2, 1, 1, false), new(2, 3, 2, 2, 0, 1, true),
        new(3, 3, 1, 1, 1, 1, false), new(2, 2, 3, 3, 0, 0, true),
    ];

    // Of 5 values each.
    private static readonly ResampleAxis[] s_axes =
    [
        new(ResampleMode.Average, 5, 3, 3, 2, 1), new(ResampleMode.PaddedAverage, 5, 3, 2, 3, 1), new(ResampleMode.Average, 5, 9, Padding: 3),
        new(ResampleMode.Adaptive, 5, 3), new(ResampleMode.Adaptive, 5, 10), new(ResampleMode.Linear, 5, 15, Step: 3), new(ResampleMode.Linear, 5, 10, Step: 2),
        new(ResampleMode.Reflection, 5, 12, Padding: 4), new(ResampleMode.Replication, 5, 13, Padding: 6),
    ];

    public static IReadOnlyList<GradientCase> All { get; } =
    [
        .. Elementwise(), .. Rescales(), .. Sums(), .. Linears(), .. s_convolutions.SelectMany(Convolutions),
        .. s_volumes.SelectMany(Volumes), .. MatMuls(), .. Attentions(), .. Rows(), .. Resamples(), .. Others(),
    ];

    private static IEnumerable<GradientCase> Elementwise()
    {
        foreach ((NodeType small, NodeType large) in s_pairs)
        {
            foreach (Operator @operator in new Operator[] { new Add(), new Subtract(), new Multiply(), new Divide() })
            {
                // Quotients need a divisor away from 0.
                Func<NodeType, Operand> second = @operator is Divide ? Positive : Any;
                yield return new(@operator, [Any(small), second(large)]);
                if (small != large)
                {
                    yield return new(@operator, [Any(large), second(small)]);
                }
            }

            yield return new(new ReLUGradient(), [Any(small), AwayFromZero(large)]);
            yield return new(new ClampGradient(-0.05f, 2), [Any(small), AwayFromZero(large)]);
            yield return new(new Where(0.05f), [AwayFromZero(large), Any(small), Any(large)]);
            yield return new(new Where(-0.05f), [AwayFromZero(small), Any(large), Any(small)]);
        }

        foreach (NodeType type in s_types)
        {
            yield return new(new ReLU(), [AwayFromZero(type)]);
            yield return new(new Exp(), [Any(type)]);
            yield return new(new Log(), [Positive(type)]);
            yield return new(new Tanh(), [Any(type)]);
            yield return new(new Sigmoid(), [Any(type)]);
            yield return new(new Expm1(), [Any(type)]);
            yield return new(new Softplus(), [Any(type)]);
            yield return new(new Softsign(), [AwayFromZero(type)]);
            yield return new(new NormalCDF(), [Any(type)]);
            yield return new(new Abs(), [AwayFromZero(type)]);
            yield return new(new Clamp(-0.05f, 0.05f), [AwayFromZero(type)]);
            yield return new(new Clamp(float.NegativeInfinity, 0.05f), [AwayFromZero(type)]);
            yield return new(new SquareRoot(), [Positive(type)]);
            yield return new(new ReciprocalSquareRoot(), [Positive(type)]);
        }
    }

    private static IEnumerable<GradientCase> Rescales()
    {
        yield return new(new Rescale(new([0.5f]), new([1f])), [Any(Batched(Image(3, 2, 4)))]);
        yield return new(new Rescale(new([0.5f, -1, 2]), new([0f, 1, 0])), [Any(Batched(Image(3, 2, 4)))]);
        yield return new(new Rescale(new([0.5f, -1, 2]), new([0f, 1, 0])), [Any(Batched(Sequence(4, 3)))]);
    }

    private static IEnumerable<GradientCase> Sums()
    {
        foreach ((NodeType small, NodeType large) in s_pairs)
        {
            if (large.IsBatched || !small.IsBatched)
            {
                yield return new(new Broadcast(large), [Any(small)]);
                yield return new(new Sum(small), [Any(large)]);
            }
        }

        yield return new(new Sum(Shared(Vector(1))), [Any(Batched(Vector(4)))]);
        yield return new(new Sum(Shared(Vector(1))), [Any(Shared(Vector(4)))]);
    }

    private static IEnumerable<GradientCase> Linears()
    {
        foreach (TensorShape shape in new[] { Vector(5), Vector(1), Sequence(3, 5), Sequence(2, 3, 5) })
        {
            foreach (NodeType type in new[] { Batched(shape), Shared(shape) })
            {
                int depth = shape.Channels;
                yield return new(new Linear(), [Any(type), Any(Shared(Weight(4, depth)))]);
                yield return new(new LinearWeightGradient(), [Any(type), Any(type with { Shape = shape.WithChannels(4) })]);
            }
        }

        foreach (TensorShape shape in new[] { Weight(3, 4), Weight(1, 5), Weight(3, 2, 3, 2) })
        {
            yield return new(new WeightTranspose(), [Any(Shared(shape))]);
        }

        yield return new(new WeightTranspose(3), [Any(Shared(Weight(6, 2, 3)))]);
        yield return new(new JoinGroups(4, 2), [Any(Shared(Weight(8, 3, 2, 1)))]);
        yield return new(new JoinGroups(4, 2, IsSplit: true), [Any(Shared(Weight(8, 6, 2, 1)))]);
    }

    private static IEnumerable<GradientCase> Convolutions(ConvolutionGeometry geometry)
    {
        // A last line and column that strides leave over: they have no gradient, but stand in the shape.
        IEnumerable<TensorShape> images = [Image(2, 6, 5), Image(1, 5, 7), Sequence(7, 4)];
        foreach (TensorShape image in images.Where(geometry.Fits))
        {
            int outputs = 3 * geometry.Groups;
            TensorShape output = geometry.Output(image, outputs), weight = geometry.Weight(image, outputs), transposed = geometry.TransposedWeight(image, outputs);
            yield return new(new Convolution(geometry), [Any(Batched(image)), Any(Shared(weight))]);
            yield return new(new ConvolutionInputGradient(geometry, image), [Any(Batched(output)), Any(Shared(transposed))]);
            yield return new(new ConvolutionWeightGradient(geometry), [Any(Batched(image)), Any(Batched(output))]);
            ConvolutionGeometry apart = geometry with { Groups = image.Channels };
            (output, weight) = (apart.Output(image, image.Channels), apart.Weight(image, image.Channels));
            yield return new(new DepthwiseConvolution(apart), [Any(Batched(image)), Any(Shared(weight))]);
            yield return new(new DepthwiseInputGradient(apart, image), [Any(Batched(output)), Any(Shared(weight))]);
            yield return new(new DepthwiseWeightGradient(apart), [Any(Batched(image)), Any(Batched(output))]);
        }
    }

    private static IEnumerable<GradientCase> Volumes(ConvolutionGeometry geometry)
    {
        TensorShape volume = Volume(2, 4, 3, 4);
        int outputs = 2 * geometry.Groups;
        TensorShape output = geometry.Output(volume, outputs), weight = geometry.Weight(volume, outputs), transposed = geometry.TransposedWeight(volume, outputs);
        yield return new(new Convolution(geometry), [Any(Batched(volume)), Any(Shared(weight))]);
        yield return new(new ConvolutionInputGradient(geometry, volume), [Any(Batched(output)), Any(Shared(transposed))]);
        yield return new(new ConvolutionWeightGradient(geometry), [Any(Batched(volume)), Any(Batched(output))]);
    }

    private static IEnumerable<GradientCase> MatMuls()
    {
        foreach ((bool transposeA, bool transposeB) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            (int t, int k, int n) = (3, 4, 2);
            int[] a = transposeA ? [k, t] : [t, k];
            int[] b = transposeB ? [n, k] : [k, n];
            yield return new(new MatMul(transposeA, transposeB), [Any(Batched(Sequence(a))), Any(Batched(Sequence(b)))]);
            yield return new(new MatMul(transposeA, transposeB), [Any(Batched(Sequence([2, .. a]))), Any(Batched(Sequence([2, .. b])))]);
            yield return new(new MatMul(transposeA, transposeB), [Any(Shared(Sequence(a))), Any(Shared(Sequence(b)))]);
        }
    }

    private static IEnumerable<GradientCase> Attentions()
    {
        foreach ((int heads, int queries, int keys) in new[] { (1, 3, 3), (2, 4, 4), (2, 3, 5), (3, 1, 1) })
        {
            Operand[] inputs = [Any(Batched(Sequence(queries, 2 * heads))), Any(Batched(Sequence(keys, 2 * heads))), Any(Batched(Sequence(keys, 3 * heads)))];
            foreach ((bool isCausal, float rate) in new[] { (false, 0f), (true, 0f), (false, 0.5f), (true, 0.25f) })
            {
                yield return new(new Attention(heads, isCausal, false, rate, 3), inputs);
                yield return new(new Attention(heads, isCausal, true, rate, 3), [.. inputs, Truths(Batched(Vector(keys)))]);
            }
        }

        foreach (bool isInverse in new[] { false, true })
        {
            yield return new(new Rotate(1, isInverse), [Any(Batched(Sequence(3, 4))), Any(Shared(Sequence(3, 4)))]);
            yield return new(new Rotate(3, isInverse), [Any(Batched(Sequence(2, 12))), Any(Shared(Sequence(2, 4)))]);
        }
    }

    private static IEnumerable<GradientCase> Rows()
    {
        foreach (TensorShape shape in new[] { Vector(5), Vector(1), Sequence(3, 4), Sequence(2, 3, 4) })
        {
            yield return new(new Softmax(), [Any(Batched(shape))]);
            yield return new(new LogSoftmax(), [Any(Batched(shape))]);
        }

        foreach (TensorShape shape in new[] { Vector(5), Sequence(3, 4), Sequence(2, 3, 4), Image(4, 2, 3), Volume(3, 2, 1, 2) })
        {
            Operand parameter = Any(Shared(Vector(shape.Channels)));
            yield return new(new FeatureNorm(0.1f, true), [Any(Batched(shape))]);
            yield return new(new FeatureNorm(0.1f, false), [Any(Batched(shape)), parameter]);
            yield return new(new FeatureNorm(0.1f, true), [Any(Batched(shape)), parameter, parameter]);
        }

        yield return new(new CrossEntropy(), [Any(Batched(Vector(5))), Indices(Integers(1), 5)]);
        yield return new(new CrossEntropy(), [Any(Batched(Sequence(3, 4))), Indices(Integers(3), 4)]);
    }

    private static IEnumerable<GradientCase> Resamples()
    {
        for (int i = 0; i < s_axes.Length; i++)
        {
            Resample resample = new(s_axes[i], s_axes[(i + 4) % s_axes.Length], 0.5f);
            yield return new(resample, [Any(Batched(Image(2, 5, 5)))]);
            yield return new(resample with { Fill = 0, Transposed = true }, [Any(Batched(Image(2, resample.Y.Outputs, resample.X.Outputs)))]);
            yield return new(new Resample(new(ResampleMode.Average, 1, 1), s_axes[i], 0.5f), [Any(Batched(Sequence(5, 2)))]);
        }

        yield return new(new PixelShuffle(2, Inverse: false), [Any(Batched(Image(8, 3, 2)))]);
        yield return new(new PixelShuffle(3, Inverse: true), [Any(Batched(Image(2, 6, 3)))]);
    }

    private static IEnumerable<GradientCase> Others()
    {
        foreach (PoolGeometry geometry in s_pools)
        {
            yield return new(new MaxPool(geometry), [Distinct(Batched(Image(2, 6, 7)))]);
            yield return new(new MaxPool(geometry), [Distinct(Batched(Image(1, 5, 3)))]);
            yield return new(new MaxPool(geometry with { KernelHeight = 1, StrideY = 1, PaddingY = 0 }), [Distinct(Batched(Sequence(7, 2)))]);
        }

        // Windows side by side, whose places are kept.
        yield return new(new MaxPool(new(2, 3, 2, 3, 0, 0, false)), [Distinct(Batched(Image(2, 4, 6)))]);
        yield return new(new MaxPool(new(1, 4, 1, 4, 0, 0, true)), [Distinct(Batched(Sequence(8, 3)))]);

        // Fewer rows than ids: gradients of a row used twice add.
        yield return new(new Embedding(), [Indices(Integers(7), 4), Any(Shared(Weight(4, 3)))]);
        yield return new(new EmbeddingGradient(4), [Indices(Integers(7), 4), Any(Batched(Sequence(7, 3)))]);

        foreach (int padding in new[] { 0, 2, 3 })
        {
            yield return new(new EmbeddingGradient(4, padding), [Indices(Integers(7), 4), Any(Batched(Sequence(7, 3)))]);
        }

        yield return new(new EmbeddingGradient(1, 0), [Indices(Integers(7), 1), Any(Batched(Sequence(7, 3)))]);
        yield return new(new Reshape(Vector(12)), [Any(Batched(Image(2, 3, 2)))]);
        yield return new(new Reshape(Sequence(3, 2, 4)), [Any(Batched(Sequence(3, 8)))]);
        yield return new(new Slice(1, 3, IsPart: true), [Any(Batched(Sequence(3, 5)))]);
        yield return new(new Transpose(new([1, 0])), [Any(Batched(Sequence(3, 4)))]);
        yield return new(new Transpose(new([1, 2, 0])), [Any(Batched(Sequence(2, 3, 4)))]);
        foreach (TensorShape shape in new[] { Vector(5), Sequence(3, 5), Sequence(2, 3, 5), Weight(5, 2, 2), Image(5, 2, 3) })
        {
            NodeType type = shape.Kind == ShapeKind.Weight ? Shared(shape) : Batched(shape);
            yield return new(new Concat(), [Any(type), Any(type with { Shape = shape.WithChannels(2) }), Any(type)]);
            yield return new(new Slice(1, 3), [Any(type)]);
            yield return new(new Slice(0, 5), [Any(type)]);
            yield return new(new Pad(2, 9), [Any(type)]);
            yield return new(new Pad(0, 6), [Any(type)]);
        }
    }
}
