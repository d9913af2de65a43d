using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using Xunit;
using static NetCompiler.Compiler.Tests.Graphs.Types;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>What each operator infers, and what it refuses.</summary>
public class ShapeTests
{
    // Their shape rule is that of Add and ReLU.
    private static readonly string[] s_elementwise =
    [
        nameof(Subtract), nameof(Multiply), nameof(Divide), nameof(ReLUGradient), nameof(Exp), nameof(Log), nameof(Tanh), nameof(Sigmoid),
        nameof(SquareRoot), nameof(ReciprocalSquareRoot), nameof(Expm1), nameof(Softplus), nameof(Softsign), nameof(NormalCDF), nameof(Abs), nameof(Sign),
    ];

    public static TheoryData<string, string[], string> Inferred => new()
    {
        { "Linear", ["[n] vector 5", "weight 3x5"], "[n] vector 3" },
        { "Linear", ["vector 5", "weight 3x5"], "vector 3" },
        { "Linear", ["[n] sequence 2x4x5", "weight 3x5"], "[n] sequence 2x4x3" },
        { "LinearWeightGradient", ["[n] sequence 4x5", "[n] sequence 4x3"], "weight 3x5" },
        { "WeightTranspose", ["weight 4x3x5x2"], "weight 3x4x5x2" },
        { "Convolution{kernel=3x2, stride=2x1, padding=1x0}", ["[n] image 3x8x6", "weight 4x3x3x2"], "[n] image 4x4x5" },
        { "ConvolutionInputGradient{kernel=3x2, stride=2x1, padding=1x0, input=image 3x8x6}", ["[n] image 4x4x5", "weight 3x4x3x2"],
            "[n] image 3x8x6" },
        { "ConvolutionWeightGradient{kernel=3x2, stride=2x1, padding=1x0}", ["[n] image 3x8x6", "[n] image 4x4x5"], "weight 4x3x3x2" },
        { "Convolution{kernel=1x3, stride=1x2, padding=0x1}", ["[n] sequence 8x3", "weight 4x3x3"], "[n] sequence 4x4" },
        { "Convolution{kernel=3x3, stride=1x1, padding=0x0, dilation=2x1, groups=2}", ["[n] image 4x8x6", "weight 6x2x3x3"], "[n] image 6x4x4" },
        { "Convolution{kernel=3x2, stride=2x1, padding=1x0, planes=2x1x0x3}", ["[n] volume 3x5x8x6", "weight 4x3x2x3x2"], "[n] volume 4x2x4x5" },
        { "ConvolutionWeightGradient{kernel=3x2, stride=2x1, padding=1x0, planes=2x1x0x3}", ["[n] volume 3x5x8x6", "[n] volume 4x2x4x5"], "weight 4x3x2x3x2" },
        { "DepthwiseConvolution{kernel=3x2, stride=2x1, padding=1x0, groups=3}", ["[n] image 3x8x6", "weight 3x1x3x2"], "[n] image 3x4x5" },
        { "DepthwiseInputGradient{kernel=3x2, stride=2x1, padding=1x0, groups=3, input=image 3x8x6}", ["[n] image 3x4x5", "weight 3x1x3x2"],
            "[n] image 3x8x6" },
        { "DepthwiseWeightGradient{kernel=3x2, stride=2x1, padding=1x0, groups=3}", ["[n] image 3x8x6", "[n] image 3x4x5"], "weight 3x1x3x2" },
        { "WinogradWeight{tile=4}", ["weight 8x5x3x3"], "weight 8x5x6x6" },
        { "WinogradConvolution{tile=2, padding=1x0}", ["[n] image 5x8x6", "weight 8x5x4x4"], "[n] image 8x8x4" },
        { "JoinGroups{groups=4, joined=2, split=false}", ["weight 8x3x2x1"], "weight 8x6x2x1" },
        { "JoinGroups{groups=4, joined=2, split=true}", ["weight 8x6x2x1"], "weight 8x3x2x1" },
        { "WeightTranspose{groups=2}", ["weight 6x2x3"], "weight 4x3x3" },
        { "MatMul{a=straight, b=transposed}", ["[n] sequence 2x3x4", "[n] sequence 2x5x4"], "[n] sequence 2x3x5" },
        { "MatMul{a=transposed, b=straight}", ["[n] sequence 4x3", "[n] sequence 4x5"], "[n] sequence 3x5" },
        { "Attention{heads=2, causal=false, mask=true}", ["[n] sequence 3x4", "[n] sequence 5x4", "[n] sequence 5x6", "[n] vector 5"], "[n] sequence 3x6" },
        { "AttentionGradient{heads=2, causal=false, mask=false}", ["[n] sequence 3x4", "[n] sequence 5x4", "[n] sequence 5x6", "[n] sequence 3x6"], "[n] vector 62" },
        { "Rotate{heads=2, inverse=false}", ["[n] sequence 3x8", "sequence 3x4"], "[n] sequence 3x8" },
        { "Softmax", ["[n] sequence 2x3"], "[n] sequence 2x3" },
        { "Softmax", ["[n] sequence ..2x3"], "[n] sequence ..2x3" },
        { "Embedding", ["[n] vector ..7 int", "weight 9x4"], "[n] sequence ..7x4" },
        { "Add", ["sequence 7x4", "[n] sequence ..7x4"], "[n] sequence ..7x4" },
        { "InverseSteps{most=12}", [], "vector 1" },
        { "LogSoftmax", ["[n] sequence 2x3"], "[n] sequence 2x3" },
        { "FeatureNorm{epsilon=1, centered=true}", ["[n] image 3x2x2"], "[n] image 3x2x2" },
        { "FeatureNorm{epsilon=1, centered=true}", ["[n] sequence ..2x3", "vector 3", "vector 3"], "[n] sequence ..2x3" },
        { "FeatureNormGradient{epsilon=1, centered=false}", ["[n] vector 3", "[n] vector 3"], "[n] vector 3" },
        { "Where{threshold=0}", ["[n] vector 3", "vector 1", "vector 3"], "[n] vector 3" },
        { "LengthMask{steps=4}", ["[n] vector 1 int"], "[n] sequence 4x1" },
        { "OneHot{shape=vector 9}", ["[n] vector 1 int"], "[n] vector 9" },
        { "OneHot{shape=sequence 4x9, ignored=-100}", ["[n] vector 4 int"], "[n] sequence 4x9" },
        { "ConstantVector{values=1 2}", [], "vector 2" },
        { "Rescale{scales=0.5, shifts=1}", ["[n] image 3x5x4 byte"], "[n] image 3x5x4" },
        { "Rescale{scales=1 2 3, shifts=0 0 1}", ["[n] image 3x5x4"], "[n] image 3x5x4" },
        { "CrossEntropy", ["[n] vector 9", "[n] vector 1 int"], "[n] vector 1" },
        { "CrossEntropy", ["[n] sequence 4x9", "[n] vector 4 int"], "[n] sequence 4x1" },
        { "CrossEntropyGradient", ["[n] sequence 4x9", "[n] vector 4 int", "[n] sequence 4x1"], "[n] sequence 4x9" },
        { "MaxPool{kernel=2x2, stride=2x2, padding=0x0, ceiling=false}", ["[n] image 3x5x4"], "[n] image 3x2x2" },
        { "MaxPool{kernel=2x2, stride=2x2, padding=0x0, ceiling=true}", ["[n] image 3x5x4"], "[n] image 3x3x2" },
        { "MaxPool{kernel=1x3, stride=1x2, padding=0x1, ceiling=false}", ["[n] sequence 8x3"], "[n] sequence 4x3" },
        { "Resample{y=Average, y.axis=1x1x1x1x0, x=Average, x.axis=8x3x2x3x0, fill=0, transposed=false}", ["[n] sequence 8x3"], "[n] sequence 3x3" },
        { "Resample{y=Adaptive, y.axis=5x2x1x1x0, x=Linear, x.axis=4x8x1x2x0, fill=0, transposed=false}", ["[n] image 3x5x4"], "[n] image 3x2x8" },
        { "Resample{y=Adaptive, y.axis=5x2x1x1x0, x=Linear, x.axis=4x8x1x2x0, fill=0, transposed=true}", ["[n] image 3x2x8"], "[n] image 3x5x4" },
        { "PixelShuffle{factor=2, inverse=false}", ["[n] image 12x5x4"], "[n] image 3x10x8" },
        { "PixelShuffle{factor=2, inverse=true}", ["[n] image 3x10x8"], "[n] image 12x5x4" },
        { "MaxPoolGradient{kernel=2x2, stride=2x2, padding=0x0, ceiling=true}", ["[n] image 3x5x4", "[n] image 3x3x2"], "[n] image 3x5x4" },
        { "MaxPoolPlaces{kernel=2x2, stride=2x2, padding=0x0, ceiling=true}", ["[n] image 3x6x4"], "[n] image 3x3x2 byte" },
        { "MaxUnpool{kernel=1x4, stride=1x4, padding=0x0, ceiling=false, input=sequence 8x3}", ["[n] sequence 2x3 byte", "[n] sequence 2x3"], "[n] sequence 8x3" },
        { "Embedding", ["[n] vector 7 int", "weight 9x4"], "[n] sequence 7x4" },
        { "EmbeddingGradient{count=9}", ["[n] vector 7 int", "[n] sequence 7x4"], "weight 9x4" },
        { "Reshape{shape=vector 12}", ["[n] image 3x2x2"], "[n] vector 12" },
        { "Slice{start=1, length=2}", ["[n] sequence 4x3"], "[n] sequence 4x2" },
        { "Slice{start=1, length=2, part=true}", ["[n] sequence 4x3"], "[n] sequence 4x2" },
        { "Slice{start=1, length=2}", ["weight 3x7"], "weight 2x7" },
        { "Concat", ["[n] sequence 4x3", "[n] sequence 4x1"], "[n] sequence 4x4" },
        { "Concat", ["[n] image 3x2x2", "[n] image 1x2x2", "[n] image 2x2x2"], "[n] image 6x2x2" },
        { "Pad{start=1, total=6}", ["[n] vector 3"], "[n] vector 6" },
        { "Transpose{axes=1x2x0}", ["[n] sequence 2x3x4"], "[n] sequence 3x4x2" },
        { "Sum{target=vector 3}", ["[n] image 3x2x2"], "vector 3" },
        { "Broadcast{target=[n] image 3x2x2}", ["vector 3"], "[n] image 3x2x2" },
        { "ReLU", ["[n] image 3x2x2"], "[n] image 3x2x2" },
        { "DropoutMask{rate=0.5, stream=1, type=[n] vector 4}", [], "[n] vector 4" },
        { "InverseBatch", [], "vector 1" },
        { "Constant{value=2}", [], "vector 1" },
    };

    public static TheoryData<string, string[]> Refused => new()
    {
        { "Add", ["[n] vector 5"] },
        { "Add", ["[n] vector 5", "[n] vector 4"] },
        { "ReLU", [] },
        { "ReLU", ["[n] vector 5 int"] },
        { "Broadcast{target=vector 5}", ["[n] vector 5"] },
        { "Broadcast{target=[n] vector 5}", ["[n] vector 4"] },
        { "Sum{target=[n] vector 5}", ["vector 5"] },
        { "Sum{target=vector 4}", ["[n] vector 5"] },
        { "Sum{target=vector 5}", [] },
        { "Input{name=x, type=vector 1}", ["vector 1"] },
        { "Parameter{name=x, shape=vector 1, role=Bias, initializer=Constant, value=0, frozen=false}", ["vector 1"] },
        { "State{name=x, shape=vector 1, value=0}", ["vector 1"] },
        { "Constant{value=1}", ["vector 1"] },
        { "InverseBatch", ["vector 1"] },
        { "InverseSteps{most=12}", ["vector 1"] },
        { "StopGradient", [] },
        { "DropoutMask{rate=0.5, stream=1, type=[n] vector 4}", ["vector 1"] },
        { "Linear", ["[n] vector 5", "weight 3x4"] },
        { "Linear", ["[n] image 5x1x1", "weight 3x5"] },
        { "Linear", ["[n] vector 5", "[n] weight 3x5"] },
        { "Linear", ["[n] vector 5", "weight 3x5x1x1"] },
        { "Linear", ["[n] vector 5"] },
        { "LinearWeightGradient", ["[n] sequence 4x5", "[n] sequence 3x5"] },
        { "LinearWeightGradient", ["[n] vector 5", "vector 3"] },
        { "WeightTranspose", ["vector 4"] },
        { "Convolution{kernel=3x2, stride=2x1, padding=1x0}", ["[n] image 3x8x6", "weight 4x2x3x2"] },
        { "Convolution{kernel=3x2, stride=2x1, padding=1x0}", ["[n] image 3x8x6", "weight 4x3x3x3"] },
        { "Convolution{kernel=3x2, stride=2x1, padding=1x0}", ["[n] image 3x8x1", "weight 4x3x3x2"] },
        { "Convolution{kernel=3x2, stride=2x1, padding=1x0}", ["[n] vector 3", "weight 4x3x3x2"] },
        { "Convolution{kernel=3x2, stride=2x1, padding=1x0}", ["[n] volume 3x5x8x6", "weight 4x3x3x2"] },
        { "Convolution{kernel=3x2, stride=2x1, padding=1x0, planes=1x1x0x1}", ["[n] image 3x8x6", "weight 4x3x1x3x2"] },
        { "Convolution{kernel=3x2, stride=2x1, padding=1x0, planes=6x1x0x1}", ["[n] volume 3x5x8x6", "weight 4x3x6x3x2"] },
        { "ConvolutionInputGradient{kernel=3x2, stride=2x1, padding=1x0, input=image 3x8x6}", ["[n] image 4x5x5", "weight 3x4x3x2"] },
        { "ConvolutionInputGradient{kernel=3x2, stride=2x1, padding=1x0, input=image 3x8x6}", ["[n] image 4x4x5", "weight 4x3x3x2"] },
        { "ConvolutionWeightGradient{kernel=3x2, stride=2x1, padding=1x0}", ["[n] image 3x8x6", "[n] image 4x5x5"] },
        { "Convolution{kernel=3x3, stride=1x1, padding=0x0, groups=2}", ["[n] image 3x8x6", "weight 6x1x3x3"] },
        { "Convolution{kernel=3x3, stride=1x1, padding=0x0}", ["[n] sequence 8x3", "weight 4x3x3"] },
        { "DepthwiseConvolution{kernel=3x3, stride=1x1, padding=0x0, groups=2}", ["[n] image 4x8x6", "weight 4x2x3x3"] },
        { "DepthwiseInputGradient{kernel=3x3, stride=1x1, padding=0x0, groups=3, input=image 3x8x6}", ["[n] image 3x8x6", "weight 3x1x3x3"] },
        { "DepthwiseWeightGradient{kernel=3x3, stride=1x1, padding=0x0, groups=3}", ["[n] image 3x8x6", "[n] image 3x8x6"] },
        { "WinogradWeight{tile=4}", ["weight 8x5x3x1"] },
        { "WinogradWeight{tile=3}", ["weight 8x5x3x3"] },
        { "WinogradConvolution{tile=2, padding=1x0}", ["[n] image 5x8x6", "weight 8x5x6x6"] },
        { "WinogradConvolution{tile=4, padding=0x0}", ["[n] image 5x2x6", "weight 8x5x6x6"] },
        { "JoinGroups{groups=4, joined=3, split=false}", ["weight 8x3x2x1"] },
        { "JoinGroups{groups=4, joined=2, split=true}", ["weight 8x3x2x1"] },
        { "WeightTranspose{groups=4}", ["weight 6x2x3"] },
        { "MatMul{a=straight, b=straight}", ["[n] sequence 3x4", "[n] sequence 5x4"] },
        { "Attention{heads=3, causal=false, mask=false}", ["[n] sequence 3x4", "[n] sequence 5x4", "[n] sequence 5x6"] },
        { "Attention{heads=2, causal=false, mask=true}", ["[n] sequence 3x4", "[n] sequence 5x4", "[n] sequence 5x6", "[n] vector 3"] },
        { "AttentionGradient{heads=2, causal=false, mask=false}", ["[n] sequence 3x4", "[n] sequence 5x4", "[n] sequence 5x6", "[n] sequence 3x4"] },
        { "Rotate{heads=2, inverse=false}", ["[n] sequence 3x6", "sequence 3x3"] },
        { "Sinusoids{steps=3, channels=4, base=100}", ["[n] vector 1"] },
        { "MatMul{a=straight, b=straight}", ["[n] sequence 2x3x4", "[n] sequence 3x4x5"] },
        { "MatMul{a=straight, b=straight}", ["[n] sequence 3x4", "sequence 4x5"] },
        { "MatMul{a=straight, b=straight}", ["[n] sequence 1x3x4", "[n] sequence 4x5"] },
        { "MatMul{a=straight, b=straight}", ["[n] vector 4", "[n] sequence 4x5"] },
        { "Softmax", ["[n] image 3x2x2"] },
        { "LogSoftmax", ["[n] image 3x2x2"] },
        { "FeatureNorm{epsilon=1, centered=true}", ["[n] sequence 2x3", "vector 2"] },
        { "FeatureNorm{epsilon=1, centered=true}", ["[n] sequence 2x3", "vector 3", "[n] vector 3"] },
        { "FeatureNormGradient{epsilon=1, centered=false}", ["[n] vector 3", "vector 3"] },
        { "OneHot{shape=sequence 4x9}", ["[n] vector 3 int"] },
        { "LengthMask{steps=4}", ["[n] vector 2 int"] },
        { "LengthMask{steps=4}", ["[n] vector 1"] },
        { "OneHot{shape=vector 9, ignored=-100}", ["[n] vector 1"] },
        { "ConstantVector{values=1 2}", ["vector 1"] },
        { "Rescale{scales=1 2, shifts=0 0}", ["[n] image 3x5x4 byte"] },
        { "Rescale{scales=1, shifts=0 0}", ["[n] vector 2 byte"] },
        { "Rescale{scales=1, shifts=0}", ["[n] vector 2 int"] },
        { "Clamp{least=0, greatest=6}", [] },
        { "ClampGradient{least=0, greatest=6}", ["[n] vector 3"] },
        { "Where{threshold=0}", ["[n] vector 3", "[n] vector 3"] },
        { "CrossEntropy", ["[n] vector 9", "[n] vector 1"] },
        { "CrossEntropy", ["[n] sequence 4x9", "[n] vector 3 int"] },
        { "CrossEntropy", ["[n] image 4x9x1", "[n] vector 9 int"] },
        { "CrossEntropyGradient", ["[n] vector 9", "[n] vector 1 int", "[n] vector 9"] },
        { "Resample{y=Adaptive, y.axis=5x2x1x1x0, x=Linear, x.axis=4x8x1x2x0, fill=0, transposed=false}", ["[n] image 3x2x8"] },
        { "Resample{y=Adaptive, y.axis=1x2x1x1x0, x=Adaptive, x.axis=4x8x1x1x0, fill=0, transposed=false}", ["[n] sequence 4x3"] },
        { "Resample{y=Adaptive, y.axis=1x1x1x1x0, x=Adaptive, x.axis=4x8x1x1x0, fill=0, transposed=false}", ["[n] vector 4"] },
        { "PixelShuffle{factor=2, inverse=false}", ["[n] image 6x5x4"] },
        { "PixelShuffle{factor=2, inverse=true}", ["[n] image 3x10x7"] },
        { "MaxPool{kernel=2x2, stride=2x2, padding=0x0, ceiling=false}", ["[n] image 3x1x4"] },
        { "MaxPool{kernel=2x2, stride=2x2, padding=2x0, ceiling=false}", ["[n] image 3x4x4"] },
        { "MaxPool{kernel=2x2, stride=2x2, padding=0x0, ceiling=false}", ["[n] sequence 4x4"] },
        { "MaxPoolGradient{kernel=2x2, stride=2x2, padding=0x0, ceiling=false}", ["[n] image 3x4x4", "[n] image 3x3x2"] },
        { "MaxPoolPlaces{kernel=2x2, stride=2x2, padding=0x0, ceiling=true}", ["[n] image 3x5x4"] },
        { "MaxPoolPlaces{kernel=1x257, stride=1x257, padding=0x0, ceiling=false}", ["[n] image 3x1x257"] },
        { "MaxUnpool{kernel=2x2, stride=2x2, padding=0x0, ceiling=false, input=image 3x4x4}", ["[n] image 3x2x2", "[n] image 3x2x2"] },
        { "Embedding", ["[n] vector 7", "weight 9x4"] },
        { "Embedding", ["[n] vector 7 int", "vector 9"] },
        { "EmbeddingGradient{count=9}", ["[n] vector 7 int", "[n] sequence 6x4"] },
        { "Reshape{shape=vector 12}", ["[n] vector 11"] },
        { "Concat", [] },
        { "Concat", ["[n] sequence 4x3", "[n] sequence 5x3"] },
        { "Concat", ["[n] sequence 4x3", "[n] vector 3"] },
        { "Concat", ["[n] vector 3", "vector 3"] },
        { "Slice{start=1, length=3}", ["[n] sequence 4x3"] },
        { "Slice{start=-1, length=2}", ["[n] vector 3"] },
        { "Slice{start=1, length=2, part=true}", ["[n] vector 3"] },
        { "Slice{start=1, length=2, part=true}", ["weight 3x7"] },
        { "Slice{start=1, length=0}", ["[n] vector 3"] },
        { "Pad{start=4, total=6}", ["[n] vector 3"] },
        { "Pad{start=-1, total=6}", ["[n] vector 3"] },
        { "Transpose{axes=1x0}", ["[n] sequence 2x3x4"] },
        { "Transpose{axes=1x1}", ["[n] sequence 2x3"] },
        { "Transpose{axes=1x0}", ["[n] vector 2"] },
    };

    [Theory]
    [MemberData(nameof(Inferred))]
    public void TypeIsInferred(string @operator, string[] inputs, string expected) =>
        Assert.Equal(expected, TypeText.Write(Infer(@operator, inputs)));

    [Theory]
    [MemberData(nameof(Refused))]
    public void InputsThatDoNotFitAreRefused(string @operator, string[] inputs)
    {
        ShapeException exception = Assert.Throws<ShapeException>(() => Infer(@operator, inputs));
        Assert.StartsWith(@operator, exception.Message, System.StringComparison.Ordinal);
        Assert.All(inputs, input => Assert.Contains(input, exception.Message, System.StringComparison.Ordinal));
    }

    [Fact]
    public void EveryOperatorRefusesSomething() =>
        Assert.Empty(OperatorSet.All.Select(entry => entry.Name).Except(Refused.Select(row => ((string)row[0]).Split('{')[0])).Except(s_elementwise));

    private static NodeType Infer(string text, string[] inputs)
    {
        GraphBuilder builder = new();
        string[] parts = text.TrimEnd('}').Split('{');
        Operator @operator = OperatorSet.Read(parts[0], parts.Length > 1 ? parts[1] : "");
        return builder.Add(@operator, [.. inputs.Select((input, i) => builder.Add(new Input($"x{i}", TypeText.ReadType(input))))]).Type;
    }
}
