using System.Collections.Generic;
using NetCompiler.Compiler.Operators;
using static NetCompiler.Compiler.Tests.Graphs.Types;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>Every operator at least once, every setting with a value that is not its default.</summary>
internal static class Samples
{
    private static readonly ConvolutionGeometry s_convolution = new(3, 2, 2, 1, 1, 0);
    private static readonly ConvolutionGeometry s_depthwise = s_convolution with { Groups = 3 };
    private static readonly PoolGeometry s_pool = new(3, 2, 2, 1, 1, 0, true);

    public static IReadOnlyList<Operator> All { get; } =
    [
        new Input("tokens", Integers(5)),
        new Input("image", Batched(Image(3, 8, 9))),
        new Input("scale", Shared(Vector(1))),
        new Parameter("conv2d0.weight", Weight(4, 3, 5, 5), ParameterRole.Weight, new(InitializerKind.Uniform, 0.1154700538f), false),
        new Parameter("embedding0.weight", Weight(9, 4), ParameterRole.Embedding, new(InitializerKind.Normal, 1), true),
        new Parameter("embedding1.weight", Weight(9, 4), ParameterRole.Embedding, new(InitializerKind.Normal, 1) { ZeroRow = 3 }, false),
        new Parameter("dense0.weight", Weight(3, 4), ParameterRole.Weight, new(InitializerKind.TruncatedNormal, 0.02f), false),
        new Parameter("dense1.weight", Weight(3, 4), ParameterRole.Weight, new(InitializerKind.Orthogonal, 1), false),
        new Parameter("a.b-0.bias", Vector(4), ParameterRole.Bias, new(InitializerKind.Constant, -1e-30f), false),
        new State("batchnorm0.running_var", Vector(4), 1),
        new Constant(1f / 3),
        new Constant(float.MaxValue),
        new Constant(float.NegativeInfinity),
        new ConstantVector(new([0.5f, -1e-30f, 3])),
        new Rescale(new([0.25f]), new([-1e-30f])), new Rescale(new([0.25f, 2, 1]), new([1f, 0, -3])),
        new InverseBatch(), new InverseSteps(12),
        new DropoutMask(0.2f, 3, Batched(Sequence(4, 5))),
        new Add(), new Subtract(), new Multiply(), new Divide(), new ReLU(), new ReLUGradient(), new Exp(), new Log(), new Tanh(), new Sigmoid(),
        new SquareRoot(), new ReciprocalSquareRoot(), new Expm1(), new Softplus(), new Softsign(), new NormalCDF(), new Abs(), new Sign(),
        new Clamp(-0.5f, float.PositiveInfinity), new ClampGradient(float.NegativeInfinity, 6), new Where(0.25f),
        new StopGradient(), new Broadcast(Batched(Image(3, 8, 9))),
        new Sum(Shared(Vector(1))),
        new Linear(), new WeightTranspose(), new LinearWeightGradient(),
        new Convolution(s_convolution), new ConvolutionInputGradient(s_convolution, Image(3, 8, 9)), new ConvolutionWeightGradient(s_convolution),
        new Convolution(s_convolution with { DilationY = 2, DilationX = 3, Groups = 4 }), new WeightTranspose(2),
        new Convolution(s_convolution with { Z = new(3, 2, 1, 2) }), new ConvolutionInputGradient(s_convolution with { Z = new(3, 2, 1, 2) }, Volume(3, 7, 8, 9)),
        new DepthwiseConvolution(s_depthwise), new DepthwiseInputGradient(s_depthwise, Image(3, 8, 9)), new DepthwiseWeightGradient(s_depthwise),
        new WinogradConvolution(new(4), 1, 0), new WinogradWeight(new(2)),
        new JoinGroups(8, 2), new JoinGroups(6, 3, IsSplit: true),
        new MatMul(false, false), new MatMul(true, false), new MatMul(false, true), new MatMul(true, true),
        new Softmax(), new LogSoftmax(), new OneHot(Vector(5), null), new OneHot(Sequence(4, 9), -100), new LengthMask(4), new CrossEntropy(), new CrossEntropyGradient(),
        new FeatureNorm(1e-12f, false), new FeatureNorm(0.1f, true), new FeatureNormGradient(1e-12f, false), new FeatureNormGradient(0.1f, true),
        new MaxPool(s_pool), new MaxPool(s_pool with { Ceiling = false }), new MaxPoolGradient(s_pool), new MaxPoolPlaces(s_pool), new MaxUnpool(s_pool, Image(3, 8, 9)),
        new Resample(new(ResampleMode.PaddedAverage, 7, 4, 3, 2, 1), new(ResampleMode.Reflection, 5, 9, Padding: 3), -0.5f),
        new Resample(new(ResampleMode.Linear, 4, 12, Step: 3), new(ResampleMode.Adaptive, 5, 3), Transposed: true),
        new PixelShuffle(3, false), new PixelShuffle(2, true),
        new Embedding(), new EmbeddingGradient(9), new Embedding(3), new EmbeddingGradient(9, 0), new Reshape(Sequence(2, 3, 4)), new Concat(), new Slice(2, 3), new Slice(1, 2, IsPart: true), new Pad(2, 7), new Transpose(new([2, 0, 1])),
        new Attention(4, true, true, 0.25f, 7), new Attention(1, false, false, 0, 0), new AttentionGradient(2, false, true, 0.5f, 1),
        new Rotate(3, true), new Sinusoids(5, 6, 100),
    ];
}
