using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Problems;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>Mistakes about shapes and training, with their whole messages; and that one mistake is one problem.</summary>
public class ShapeProblemTests
{
    private static readonly BlockDeclaration s_outer = DeclarationText.Block(
        "Outer(width)", "ReLU; Inner(\"2 * width\")", DeclarationText.Block("Inner(size)", "ReLU; ReLU; Dense(\"size\"); Conv2D(\"size\", 3)"));

    [Theory]
    [InlineData(
        "Input(64, 11, 11); MaxPool2D(2, Name = \"pool2\"); Dense(10, Name = \"fc1\")",
        "NC0101 2: `Dense` 'fc1' needs a vector or a sequence, but `MaxPool2D` 'pool2' gives 64x5x5; add [Flatten] (1600 values)")]
    [InlineData(
        "Input(64, 5, 5); Softmax",
        "NC0101 1: `Softmax` 'softmax0' needs a vector or a sequence, but `Input` 'input0' gives 64x5x5; add [Flatten] (1600 values)")]
    [InlineData(
        "Input(4, 5, 5); ReLU; CrossEntropyLoss; Softmax",
        "NC0101 2: `CrossEntropyLoss` 'crossentropyloss0' needs a vector or a sequence, but `ReLU` 'relu0' gives 4x5x5; add [Flatten] (100 values)")]
    [InlineData(
        "Input(64); ReLU; Conv2D(3, 3)",
        "NC0101 2: `Conv2D` 'conv2d0' needs an image, but `ReLU` 'relu0' gives a vector of 64; " +
        "move it to where the value is still an image, or begin with [Input(channels, height, width)]")]
    [InlineData(
        "Input(12, 16); MaxPool2D(2)",
        "NC0101 1: `MaxPool2D` 'maxpool2d0' needs an image, but `Input` 'input0' gives a sequence of 12x16; " +
        "move it to where the value is still an image, or begin with [Input(channels, height, width)]")]
    [InlineData(
        "Input(3, 8, 8); ReLU; MaxPool1D(2)",
        "NC0101 2: `MaxPool1D` 'maxpool1d0' needs a sequence, but `ReLU` 'relu0' gives 3x8x8; begin with [Input(steps, channels)]")]
    [InlineData(
        "Input(12); LSTM(5)",
        "NC0101 1: `LSTM` 'lstm0' needs a sequence, but `Input` 'input0' gives a vector of 12; begin with [Input(steps, channels)]")]
    [InlineData(
        "Input(3, 8, 8); Conv3D(4, 3)",
        "NC0101 1: `Conv3D` 'conv3d0' needs a volume, but `Input` 'input0' gives 3x8x8; begin with [Input(channels, depth, height, width)]")]
    [InlineData(
        "Input(3, 4, 8, 8); Conv2D(4, 3)",
        "NC0101 1: `Conv2D` 'conv2d0' needs an image, but `Input` 'input0' gives 3x4x8x8; " +
        "move it to where the value is still an image, or begin with [Input(channels, height, width)]")]
    [InlineData(
        "Input(3, 4, 8, 8); Dense(4)",
        "NC0101 1: `Dense` 'dense0' needs a vector or a sequence, but `Input` 'input0' gives 3x4x8x8; add [Flatten] (768 values)")]
    [InlineData(
        "Input(12); Embedding(5, 3)",
        "NC0101 1: `Embedding` 'embedding0' needs ids, but `Input` 'input0' gives a vector of 12; ids come from [Input(12, Type = ElementType.Int32)]")]
    [InlineData(
        "Input(12, 3); Embedding(5, 3)",
        "NC0101 1: `Embedding` 'embedding0' needs ids, but `Input` 'input0' gives a sequence of 12x3; ids come from [Input(steps, Type = ElementType.Int32)]")]
    [InlineData(
        "Input(5, Type = \"Int32\"); Dense(5)",
        "NC0101 1: `Dense` 'dense0' needs a vector or a sequence, but `Input` 'input0' gives 5 ids; " +
        "add [Embedding(count, dimension)], which gives each id a row of numbers")]
    [InlineData(
        "Input(5, Type = \"Int32\"); ReLU; Dense(5); Softmax",
        "NC0101 1: `ReLU` 'relu0' needs numbers, but `Input` 'input0' gives 5 ids; add [Embedding(count, dimension)], which gives each id a row of numbers")]
    [InlineData(
        "Input(4); ReLU; Outer(3)",
        "NC0101 2/1/3: `Conv2D` 'outer0.inner0.conv2d0' needs an image, but `Dense` 'outer0.inner0.dense0' gives a vector of 6; " +
        "move it to where the value is still an image, or begin with [Input(channels, height, width)]")]
    public void WrongLayout(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData(
        "Input(4, Name = \"h\"); Tap(\"h0\"); Input(6, 3); GRU(4, Layers = 2, InitialState = \"h0\")",
        "NC0102 3: `GRU` 'gru0' does not fit: it begins with a sequence of 2x4: the states of 2 layers and 1 directions, " +
        "but `Input` 'h' gives a vector of 4; begin with a value of that shape")]
    [InlineData(
        "Input(4, Name = \"n\"); Input(6, 3); LSTM(4, Lengths = \"n\")",
        "NC0102 2: `LSTM` 'lstm0' does not fit: Lengths are one integer for each sample, but `Input` 'n' gives a vector of 4; " +
        "take them from [Input(1, Type = ElementType.Int32)]")]
    public void StatesAndLengthsOfRecurrentLayers(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData(
        "Input(3, 4, 8); Conv2D(2, 5)",
        "NC0102 1: `Conv2D` 'conv2d0' does not fit: a window of 5x5 is larger than the image of 4x8; " +
        "make the window smaller, or the image larger: fewer pools and strides before it, or a greater padding")]
    [InlineData(
        "Input(3, 8, 1); Conv2D(2, 5, padding: 1)",
        "NC0102 1: `Conv2D` 'conv2d0' does not fit: a window of 5x5 is larger than the image of 8x1, padded to 10x3 (8 + 2 * 1 by 1 + 2 * 1); " +
        "make the window smaller, or the image larger: fewer pools and strides before it, or a greater padding")]
    [InlineData(
        "Input(6, 3); Conv1D(2, 4, Dilation = 2)",
        "NC0102 1: `Conv1D` 'conv1d0' does not fit: a window of 7 is longer than the sequence of 6 steps; " +
        "make the window smaller, or the sequence longer: fewer pools and strides before it, or a greater padding")]
    [InlineData(
        "Input(6, 3); Conv1D(2, 9, padding: 1)",
        "NC0102 1: `Conv1D` 'conv1d0' does not fit: a window of 9 is longer than the sequence of 6 steps, padded to 8 (6 + 2 * 1); " +
        "make the window smaller, or the sequence longer: fewer pools and strides before it, or a greater padding")]
    [InlineData(
        "Input(3, 4, 8, 8); Conv3D(2, 5, padding: 1, PaddingHeight = 0, Dilation = 2, DilationWidth = 1)",
        "NC0102 1: `Conv3D` 'conv3d0' does not fit: a window of 9x9x5 is larger than the volume of 4x8x8, padded to 6x8x10; " +
        "make the window smaller, or the volume larger: fewer pools and strides before it, or a greater padding")]
    [InlineData(
        "Input(6, 8, 8); Conv2D(8, 3, Groups = 4)",
        "NC0102 1: `Conv2D` 'conv2d0' does not fit: 4 groups need both the 6 channels and the 8 filters to be a multiple of 4; choose Groups that divides both")]
    [InlineData(
        "Input(6, 8, 8); ConvTranspose2D(7, 3, Groups = 2)",
        "NC0102 1: `ConvTranspose2D` 'convtranspose2d0' does not fit: 2 groups need both the 6 channels and the 7 filters to be a multiple of 2; " +
        "choose Groups that divides both")]
    [InlineData(
        "Input(6, 1, 3); ConvTranspose2D(4, 3, padding: 2)",
        "NC0102 1: `ConvTranspose2D` 'convtranspose2d0' does not fit: the padding leaves nothing: the output would be of 4x-1x1; " +
        "choose a smaller padding, or a larger kernel")]
    [InlineData(
        "Input(6, 4, 4); PixelShuffle(2)",
        "NC0102 1: `PixelShuffle` 'pixelshuffle0' does not fit: 6 channels are no multiple of 4 (2 * 2); " +
        "a [Conv2D(8, kernel: 1)] before it gives it as many as it needs")]
    [InlineData(
        "Input(3, 4, 5); PixelUnshuffle(2)",
        "NC0102 1: `PixelUnshuffle` 'pixelunshuffle0' does not fit: 4x5 pixels cannot be cut into squares of 2x2; " +
        "a [Pad2D(0, Bottom = 0, Right = 1)] before it fills the last ones")]
    [InlineData(
        "Input(4, 7); Split(names: [\"a\", \"b\"]); Add(\"a\")",
        "NC0102 1: `Split` 'split0' does not fit: 7 features cannot be cut into 2 equal parts; give Sizes, or make the features a multiple of the parts")]
    [InlineData(
        "Input(7); Dense(6); Split(names: [\"a\", \"b\"], Sizes = [3, 4]); Multiply(\"a\")",
        "NC0102 2: `Split` 'split0' does not fit: the Sizes 3 + 4 are 7, but there are 6 features; make them add up")]
    [InlineData(
        "Input(7); Split(names: [\"a\", \"b\"], Sizes = [7]); Multiply(\"a\"); Dense(2)",
        "NC0102 1: `Split` 'split0' does not fit: it names 2 parts and gives 1 Sizes; give one size for each name")]
    [InlineData(
        "Input(3, 8, 5); Pad2D(2, Left = 5, Mode = \"Reflection\")",
        "NC0102 1: `Pad2D` 'pad2d0' does not fit: the mirror image of 8x5 has 7 lines and 4 pixels a line beyond the border, where 2 and 5 are asked for; " +
        "pad less, or use Mode = PaddingMode.Replication")]
    [InlineData(
        "Input(4); Dense(1); CrossEntropyLoss",
        "NC0102 2: `CrossEntropyLoss` 'crossentropyloss0' does not fit: it chooses among classes, but there is 1 logit; " +
        "end with a [Dense(classes)] of at least 2, or use [MeanSquaredErrorLoss]")]
    public void DoesNotFit(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData(
        "Input(5, 6); MultiHeadAttention(4)",
        "NC0102 1: `MultiHeadAttention` 'multiheadattention0' does not fit: 6 features cannot be cut into 4 heads of one size; make the features a multiple of the heads")]
    [InlineData(
        "Input(4, Name = \"m\"); Input(5, 6); MultiHeadAttention(2, Mask = \"m\")",
        "NC0102 2: `MultiHeadAttention` 'multiheadattention0' does not fit: its mask is a vector of 4, but there are 5 keys; " +
        "let Mask name a vector with a number for each key: [Input(5)]")]
    [InlineData(
        "Input(4, 6, Name = \"k\"); Input(5, 6); MultiHeadAttention(2, Keys = \"k\", Causal = true)",
        "NC0102 2: `MultiHeadAttention` 'multiheadattention0' does not fit: there are 5 queries, but 4 keys, of which a causal one sees those up to its own step; " +
        "leave Causal out")]
    [InlineData(
        "Input(4, 6, Name = \"k\"); Input(5, 6); MultiHeadAttention(2, Values = \"k\")",
        "NC0102 2: `MultiHeadAttention` 'multiheadattention0' does not fit: there are 5 keys, but 4 values; name values of as many steps as the keys have")]
    [InlineData(
        "Input(5, 6); MultiHeadAttention(2, Rotary = true)",
        "NC0102 1: `MultiHeadAttention` 'multiheadattention0' does not fit: heads of 3 features cannot be cut into pairs, which are rotated; make the features of a head even")]
    [InlineData(
        "Input(5, 6); PositionEmbedding(4)",
        "NC0102 1: `PositionEmbedding` 'positionembedding0' does not fit: the sequence has 5 steps, but there are 4 positions; " +
        "shorten it, or make the positions [PositionEmbedding(5)]")]
    [InlineData(
        "Input(5, 6); RotaryEmbedding(2)",
        "NC0102 1: `RotaryEmbedding` 'rotaryembedding0' does not fit: 6 features of a sequence of 5x6 cannot be cut into the pairs of 2 heads; " +
        "rotate a sequence (steps, features) whose features are a multiple of twice the heads")]
    [InlineData(
        "Input(5, 6); Dense(6, If = \"there\")",
        "NC0007 1: `Dense` 'dense0': If is \"there\", but must be the name of a parameter of the block that is true or false, perhaps behind '!'")]
    public void Attention(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData(
        "Input(3, 4, 4); MaxPool2D(2); MaxPool2D(3)",
        "NC0102 2: `MaxPool2D` 'maxpool2d1' does not fit: a window of 3x3 is larger than the image of 2x2; " +
        "make the window smaller, or the image larger: fewer pools and strides before it, or a greater padding")]
    [InlineData(
        "Input(3, 4, 4); AveragePool2D(5)",
        "NC0102 1: `AveragePool2D` 'averagepool2d0' does not fit: a window of 5x5 is larger than the image of 4x4; " +
        "make the window smaller, or the image larger: fewer pools and strides before it, or a greater padding")]
    [InlineData(
        "Input(3, 4, 4); MaxPool2D(2, SizeWidth = 5, PaddingWidth = 0)",
        "NC0102 1: `MaxPool2D` 'maxpool2d0' does not fit: a window of 2x5 is larger than the image of 4x4; " +
        "make the window smaller, or the image larger: fewer pools and strides before it, or a greater padding")]
    [InlineData(
        "Input(6, 4); AveragePool1D(4); MaxPool1D(4, padding: 1)",
        "NC0102 2: `MaxPool1D` 'maxpool1d0' does not fit: a window of 4 is longer than the sequence of 1 steps, padded to 3 (1 + 2 * 1); " +
        "make the window smaller, or the sequence longer: fewer pools and strides before it, or a greater padding")]
    public void PoolsThatDoNotFit(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData(
        "Input(8); Tap(\"in\"); Dense(4, Name = \"fc\"); Add(\"in\")",
        "NC0103 3: `Add` 'add0' joins `Dense` 'fc' of a vector of 4 and `Input` 'input0' of a vector of 8, but both must have one shape; " +
        "a [Dense(4)] on the other way gives it 4 features")]
    [InlineData(
        "Input(8, 6, 6); Tap(\"in\"); Conv2D(16, 3, 2, 1); Add(\"in\"); ReLU",
        "NC0103 3: `Add` 'add0' joins `Conv2D` 'conv2d0' of 16x3x3 and `Input` 'input0' of 8x6x6, but both must have one shape; " +
        "a [Conv2D(16, kernel: 1)] with a fitting stride on the other way gives it 16x3x3")]
    [InlineData(
        "Input(8, 4, 6, 6); Tap(\"in\"); Conv3D(16, 1); Add(\"in\")",
        "NC0103 3: `Add` 'add0' joins `Conv3D` 'conv3d0' of 16x4x6x6 and `Input` 'input0' of 8x4x6x6, but both must have one shape; " +
        "a [Conv3D(16, kernel: 1)] with a fitting stride on the other way gives it 16x4x6x6")]
    [InlineData(
        "Input(5, Type = \"Int32\", Name = \"ids\"); Input(5); Add(\"ids\")",
        "NC0103 2: `Add` 'add0' joins `Input` 'input1' of a vector of 5 and `Input` 'ids' of 5 ids, but both must have one shape; " +
        "a [Dense(5)] on the other way gives it 5 features")]
    [InlineData(
        "Input(8); Dense(4, Weights = \"w\"); Dense(4, Weights = \"w\")",
        "NC0105 2: `Dense` 'dense1' shares the weights \"w\" of shape 4x8, but needs 4x4; share only between layers of the same shape")]
    public void ShapesDiffer(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData(
        "Input(1000, 1000); Flatten; Dense(1000)",
        "NC0104 2: `Dense` 'dense0' would need a weight of 1000x1000000: 1024000000 values in memory, where at most 268435456 are possible; make it smaller")]
    [InlineData(
        "Input(16777216, 16777216, 16777216); Dense(16777216)",
        "NC0104 0: `Input` 'input0' would need a value of 16777216x16777216x16777216: 4722366482869645213696 values in memory, " +
        "where at most 134217728 are possible; make it smaller")]
    [InlineData(
        "Input(1, 4096, 4096); Conv2D(4, 1); ReLU",
        "NC0104 0: `Input` 'input0' would need a value of 1x4096x4096: 536870912 values in memory, where at most 134217728 are possible; make it smaller")]
    [InlineData(
        "Input(32, 1024, 1024); Conv2D(64, 1); Conv2D(64, 1); Flatten; Dense(7)",
        "NC0104 2: `Conv2D` 'conv2d1' would need together with the layers before it, one sample's values of 167772160 values in memory, " +
        "where at most 134217728 are possible; make it smaller")]
    [InlineData(
        "Input(999983, 4); AdaptiveMaxPool1D(999979)",
        "NC0104 1: `AdaptiveMaxPool1D` 'adaptivemaxpool1d0' would need a value of 2147483647x4: 68719476704 values in memory, " +
        "where at most 134217728 are possible; make it smaller")]
    [InlineData(
        "Input(16384); Dense(16384); Dense(16384); Dense(16384); Dense(16384); Dense(16384)",
        "NC0104 4: `Dense` 'dense3' would need together with the layers before it, parameters of 1073790976 values in memory, " +
        "where at most 1073741824 are possible; make it smaller")]
    [InlineData(
        "Input(4, Type = \"Int32\"); Embedding(16777216, 64)",
        "NC0104 1: `Embedding` 'embedding0' would need a weight of 16777216x64: 1073741824 values in memory, where at most 268435456 are possible; make it smaller")]
    public void TooLarge(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData("Input(4); Dense(3); Labels([\"a\", \"b\"])", "NC0102 2: `Labels` 'labels0' does not fit: it has 2 names, but there are 3 values; name each value, at least 2")]
    [InlineData("Input(4); Dense(1); Labels([\"a\"])", "NC0102 2: `Labels` 'labels0' does not fit: it has 1 name, but there is 1 value; name each value, at least 2")]
    [InlineData(
        "Input(4); Dense(2); Labels([\"a\", \"b\"]); Softmax",
        "NC0102 2: `Labels` 'labels0' does not fit: what it names is not the network's only output; put it at the end of the list, such as behind [Softmax]")]
    [InlineData(
        "Input(4); Dense(2); Output(\"a\"); Softmax; Output(\"b\"); Labels([\"a\", \"b\"])",
        "NC0102 5: `Labels` 'labels0' does not fit: what it names is not the network's only output; put it at the end of the list, such as behind [Softmax]")]
    [InlineData(
        "Input(4); Dense(2); Labels([\"a\", \"b\"]); Labels([\"c\", \"d\"])",
        "NC0102 3: `Labels` 'labels1' does not fit: the classes are named already; name them once")]
    public void Classes(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData(
        "Input(4); Dense(4); Frozen; MeanSquaredErrorLoss",
        "NC0202 2: Every parameter of 'Digits' is frozen, or it has none, yet it has a loss; move [Frozen] up, or set Training = false on [Network]")]
    [InlineData(
        "Input(4); ReLU; MeanSquaredErrorLoss; Dense(3)",
        "NC0202 2: Every parameter of 'Digits' is frozen, or it has none, yet it has a loss; move [Frozen] up, or set Training = false on [Network]")]
    public void Training(string layers, string problems) => Check(layers, problems);

    [Fact]
    public void ANetworkThatDoesNotTrainMayBeFrozen() =>
        Assert.Empty(NetworkCompiler.Check(DeclarationText.Network("Input(4); Dense(4); Frozen; MeanSquaredErrorLoss") with { Training = false }));

    [Theory]
    [InlineData("Input(4); Dense(0); Tap(\"a\"); Dense(3); Add(\"a\"); Conv2D(3, 3); CrossEntropyLoss; Softmax", "NC0007")]
    [InlineData("Input(3, 8, 8); Conv2D(8, 11); BatchNorm; MaxPool2D(20); Flatten; Dense(10); CrossEntropyLoss; Softmax", "NC0102")]
    [InlineData("Input(3, 8, 8); Dense(10); BatchNorm; Dense(1); MeanSquaredErrorLoss", "NC0101")]
    [InlineData("Input(4); Embedding(9, 4); Dense(10); CrossEntropyLoss", "NC0101")]
    [InlineData("Input(4); Tap(\"a\"); Dense(5); Add(\"a\"); Dense(4); Add(\"a\"); Conv2D(3, 3)", "NC0103")]
    [InlineData("Input(4); Dense(\"x\"); Dense(4, Weights = \"w\"); Dense(8); Dense(4, Weights = \"w\")", "NC0008")]
    [InlineData("Input(4); Outer(\"x\"); CrossEntropyLoss", "NC0008")]
    [InlineData("Input(4); Outer(2, Repeat = 5); CrossEntropyLoss", "NC0101")]
    [InlineData("Input(70000, 70000); Dense(3); Flatten; Dense(2); CrossEntropyLoss", "NC0104")]
    [InlineData("Input(9, 9); Flatten; Dense(16000000); Dense(16000000); Softmax", "NC0104")]
    [InlineData("Input(4, Name = \"1\"); Dense(3, Name = \"dense0\"); Dense(2); CrossEntropyLoss", "NC0012")]
    public void OneMistakeIsOneProblem(string layers, string id) =>
        Assert.Equal([id], Lowered.Problems(layers, s_outer).Select(problem => problem.Description.Id));

    [Theory]
    [InlineData("Input(3, 8, 8); Dense(10); Conv2D(3, 3); Dense(0); Dropout(2.0)", "NC0101 NC0101 NC0007 NC0007")]
    [InlineData("Input(8); Dense(0, bias: 3); Dropout(2.0, Name = \"?\"); Add(\"a\"); Conv2D(0, 0, 0)", "NC0007 NC0007 NC0012 NC0007 NC0010 NC0007 NC0007 NC0007")]
    [InlineData("Input(8); Conv2D(3, 3); Input(9); Conv2D(3, 3)", "NC0101 NC0101")]
    [InlineData("Input(8); Tap(\"a\"); Conv2D(3, 3); From(\"a\"); Conv2D(3, 3)", "NC0101 NC0101")]
    public void IndependentMistakesAreAllReported(string layers, string ids) =>
        Assert.Equal(ids, string.Join(" ", Lowered.Problems(layers).Select(problem => problem.Description.Id)));

    [Fact]
    public void TheIndexIsThatOfTheAttribute()
    {
        NetworkDeclaration network = DeclarationText.Network("Input(4); Dense(0)");
        EquatableArray<LayerDeclaration> shifted = new(network.Layers.Select(layer => layer with { Index = layer.Index + 3 }));

        Assert.Equal(4, Assert.Single(NetworkCompiler.Check(network with { Layers = shifted })).Layer);
    }

    [Fact]
    public void EveryDescriptionIsListedOnceInOrder()
    {
        IEnumerable<ProblemDescription> fields = typeof(ProblemSet).GetFields().Select(field => (ProblemDescription)field.GetValue(null)!);

        Assert.Equal(fields.OrderBy(description => description.Id), ProblemSet.All);
        Assert.Equal(ProblemSet.All.Count, ProblemSet.All.Select(description => description.Id).Distinct().Count());
    }

    private static void Check(string layers, string expected) =>
        Assert.Equal(expected, string.Join("\n", Lowered.Problems(layers, s_outer).Select(ProblemTests.Show)));
}
