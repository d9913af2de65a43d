using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Compiler.Operators;

/// <summary>Every operator, with what makes it from the settings of the text form.</summary>
public static class OperatorSet
{
    /// <summary>The operators: leaves, elementwise, sums, contractions, rows, others.</summary>
    public static IReadOnlyList<OperatorEntry> All { get; } =
    [
        new(nameof(Input), Input.Read),
        new(nameof(Parameter), Parameter.Read),
        new(nameof(State), State.Read),
        new(nameof(Constant), Constant.Read),
        new(nameof(ConstantVector), ConstantVector.Read),
        new(nameof(InverseBatch), _ => new InverseBatch()),
        new(nameof(InverseSteps), InverseSteps.Read),
        new(nameof(DropoutMask), DropoutMask.Read),

        new(nameof(Add), _ => new Add()),
        new(nameof(Subtract), _ => new Subtract()),
        new(nameof(Multiply), _ => new Multiply()),
        new(nameof(Divide), _ => new Divide()),
        new(nameof(ReLU), _ => new ReLU()),
        new(nameof(ReLUGradient), _ => new ReLUGradient()),
        new(nameof(Exp), _ => new Exp()),
        new(nameof(Log), _ => new Log()),
        new(nameof(Tanh), _ => new Tanh()),
        new(nameof(Sigmoid), _ => new Sigmoid()),
        new(nameof(SquareRoot), _ => new SquareRoot()),
        new(nameof(ReciprocalSquareRoot), _ => new ReciprocalSquareRoot()),
        new(nameof(Expm1), _ => new Expm1()),
        new(nameof(Softplus), _ => new Softplus()),
        new(nameof(Softsign), _ => new Softsign()),
        new(nameof(NormalCDF), _ => new NormalCDF()),
        new(nameof(Abs), _ => new Abs()),
        new(nameof(Sign), _ => new Sign()),
        new(nameof(Clamp), Clamp.Read),
        new(nameof(ClampGradient), ClampGradient.Read),
        new(nameof(Where), Where.Read),
        new(nameof(StopGradient), _ => new StopGradient()),
        new(nameof(Broadcast), Broadcast.Read),
        new(nameof(Sum), Sum.Read),

        new(nameof(Linear), _ => new Linear()),
        new(nameof(WeightTranspose), WeightTranspose.Read),
        new(nameof(LinearWeightGradient), _ => new LinearWeightGradient()),
        new(nameof(Convolution), Convolution.Read),
        new(nameof(ConvolutionInputGradient), ConvolutionInputGradient.Read),
        new(nameof(ConvolutionWeightGradient), ConvolutionWeightGradient.Read),
        new(nameof(WinogradConvolution), WinogradConvolution.Read),
        new(nameof(WinogradWeight), WinogradWeight.Read),
        new(nameof(DepthwiseConvolution), DepthwiseConvolution.Read),
        new(nameof(DepthwiseInputGradient), DepthwiseInputGradient.Read),
        new(nameof(DepthwiseWeightGradient), DepthwiseWeightGradient.Read),
        new(nameof(JoinGroups), JoinGroups.Read),
        new(nameof(MatMul), MatMul.Read),

        new(nameof(Softmax), _ => new Softmax()),
        new(nameof(LogSoftmax), _ => new LogSoftmax()),
        new(nameof(OneHot), OneHot.Read),
        new(nameof(LengthMask), LengthMask.Read),
        new(nameof(Attention), Attention.Read), new(nameof(AttentionGradient), AttentionGradient.Read),
        new(nameof(Rotate), Rotate.Read), new(nameof(Sinusoids), Sinusoids.Read),
        new(nameof(CrossEntropy), _ => new CrossEntropy()),
        new(nameof(CrossEntropyGradient), _ => new CrossEntropyGradient()),
        new(nameof(FeatureNorm), FeatureNorm.Read), new(nameof(FeatureNormGradient), FeatureNormGradient.Read),

        new(nameof(MaxPool), MaxPool.Read),
        new(nameof(MaxPoolGradient), MaxPoolGradient.Read),
        new(nameof(MaxPoolPlaces), MaxPoolPlaces.Read),
        new(nameof(MaxUnpool), MaxUnpool.Read),
        new(nameof(Rescale), Rescale.Read),
        new(nameof(Resample), Resample.Read),
        new(nameof(PixelShuffle), PixelShuffle.Read),
        new(nameof(Embedding), Embedding.Read),
        new(nameof(EmbeddingGradient), EmbeddingGradient.Read),
        new(nameof(Reshape), Reshape.Read),
        new(nameof(Concat), _ => new Concat()),
        new(nameof(Slice), Slice.Read),
        new(nameof(Pad), Pad.Read),
        new(nameof(Transpose), Transpose.Read),
    ];

    /// <summary>Makes the operator of a name from its settings.</summary>
    /// <exception cref="FormatException">There is no operator of that name, or its settings cannot be read.</exception>
    public static Operator Read(string name, string settings) =>
        All.FirstOrDefault(entry => entry.Name == name)?.Read(new OperatorSettings(settings))
        ?? throw new FormatException($"There is no operator '{name}'; known are {string.Join(", ", All.Select(entry => entry.Name))}.");
}
