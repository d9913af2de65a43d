using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Problems;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>Every mistake, with its whole message and its place; and that one mistake is one problem.</summary>
public class ProblemTests
{
    private static readonly BlockDeclaration[] s_blocks =
    [
        DeclarationText.Block("Unit(width, skip = \"none\")", "ReLU; Dense(\"width\")"),
        DeclarationText.Block("Halving(width)", "Dense(\"width / 2\"); Dense(\"width / 4\")"),
        DeclarationText.Block("Typo(width)", "ReLU; Dense(\"widht\")"),
        DeclarationText.Block("Skip(tap)", "Dense(4); Add(\"tap\")"),
        DeclarationText.Block("Lost()", "Add(\"in\")"),
        DeclarationText.Block("Flagged(flag)", "Dense(4, bias: \"flag\")"),
        DeclarationText.Block("Rated(rate)", "Dropout(\"rate\")"),
        DeclarationText.Block(
            "Outer(width)", "ReLU; Inner(\"2 * width\")", DeclarationText.Block("Inner(size)", "ReLU; ReLU; Dense(\"size\"); Dense(\"size - 8\")")),
        new("Endless", default, default, Cycle: true),
    ];

    [Theory]
    [InlineData("", "NC0006 -1: 'Digits' has no layers; add some, such as [Input(784)] and [Dense(10)]")]
    [InlineData("Input(4)", "NC0006 0: 'Digits' has no layers after its input; add some, such as [Dense(10)]")]
    [InlineData("Input(4); MeanSquaredErrorLoss", "NC0006 0: 'Digits' has no layers after its input; add some, such as [Dense(10)]")]
    [InlineData("Dense(4); ReLU", "NC0003 0: 'Digits' begins with `Dense`, but a network begins with its input; put [Input(...)] first")]
    [InlineData("Unit(4); ReLU", "NC0003 0/0: 'Digits' begins with `ReLU`, but a network begins with its input; put [Input(...)] first")]
    [InlineData(
        "Dense(4); Flatten; Conv2D(0, 3); CrossEntropyLoss",
        "NC0003 0: 'Digits' begins with `Dense`, but a network begins with its input; put [Input(...)] first\n" +
        "NC0007 2: `Conv2D` 'conv2d0': filters is 0, but must be an integer from 1 to 16777216")]
    public void WholeNetwork(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData("Input(4); Dense(0)", "NC0007 1: `Dense` 'dense0': units is 0, but must be an integer from 1 to 16777216")]
    [InlineData(
        "Input(4, Type = \"Int32\"); Embedding(9, 4, PaddingIndex = 9)",
        "NC0007 1: `Embedding` 'embedding0': PaddingIndex is 9, but must be an integer from 0 to 8")]
    [InlineData("Input(4); Dense(20000000)", "NC0007 1: `Dense` 'dense0': units is 20000000, but must be an integer from 1 to 16777216")]
    [InlineData("Input(4); Dense(2.5)", "NC0007 1: `Dense` 'dense0': units is 2.5, but must be an integer from 1 to 16777216, or an expression")]
    [InlineData("Input(4); Dense(typeof(int))", "NC0007 1: `Dense` 'dense0': units is typeof(int), but must be an integer from 1 to 16777216, or an expression")]
    [InlineData("Input(4); Dense(null)", "NC0007 1: `Dense` 'dense0': units is missing, but must be an integer from 1 to 16777216")]
    [InlineData("Input(4); Dense([3])", "NC0007 1: `Dense` 'dense0': units is [3], but must be an integer from 1 to 16777216, or an expression")]
    [InlineData("Input(4); Dense(3, bias: 1)", "NC0007 1: `Dense` 'dense0': bias is 1, but must be true, false, or a parameter of the block that is")]
    [InlineData("Input(4); Dense(\"2 - 4\")", "NC0007 1: `Dense` 'dense0': units is -2 (\"2 - 4\"), but must be an integer from 1 to 16777216")]
    [InlineData("Input(4); Dense(3, Weights = 7)", "NC0007 1: `Dense` 'dense0': Weights is 7, but must be a text")]
    [InlineData(
        "Input(4); Dense(3, Initializer = \"Glorot\")",
        "NC0007 1: `Dense` 'dense0': Initializer is \"Glorot\", but must be one of Default, Constant, Uniform, Normal, TruncatedNormal, GlorotUniform, GlorotNormal, "
            + "HeUniform, HeNormal, LeCunUniform, LeCunNormal, Orthogonal")]
    [InlineData(
        "Input(4); Dense(3, Initializer = \"Normal\")", "NC0007 1: `Dense` 'dense0': InitializerValue is missing, but must be a number at least 0")]
    [InlineData(
        "Input(4); Dense(3, Initializer = \"Constant\", InitializerValue = \"inf\")",
        "NC0008 1: `Dense` 'dense0': InitializerValue is \"inf\", which cannot be computed: 'inf' is unknown (names are the parameters of a block, and no block surrounds it); "
            + "use integers, + - * /, parentheses and the block's parameters")]
    [InlineData(
        "Input(4); Dense(3, Initializer = \"Constant\", InitializerValue = true)",
        "NC0007 1: `Dense` 'dense0': InitializerValue is true, but must be a number")]
    [InlineData(
        "Input(4); Dense(3, Initializer = \"Orthogonal\", InitializerValue = 0)",
        "NC0007 1: `Dense` 'dense0': InitializerValue is 0, but must be a number above 0")]
    [InlineData(
        "Input(4); Dense(3, InitializerValue = 1)",
        "NC0007 1: `Dense` 'dense0': InitializerValue is given, but must be left out where no Initializer is chosen: Constant, Uniform, Normal, TruncatedNormal, "
            + "GlorotUniform, GlorotNormal, HeUniform, HeNormal, LeCunUniform, LeCunNormal, Orthogonal")]
    [InlineData("Input(); Dense(3)", "NC0007 0: `Input` 'input0': shape is a list of 0 sizes, but must be one size (vector), two (steps, channels), three (channels, height, width) or four (channels, depth, height, width)")]
    [InlineData(
        "Input(2, 2, 2, 2, 2); Dense(3)",
        "NC0007 0: `Input` 'input0': shape is a list of 5 sizes, but must be one size (vector), two (steps, channels), three (channels, height, width) or four (channels, depth, height, width)")]
    [InlineData("Input(3, 0, 5); Dense(3)", "NC0007 0: `Input` 'input0': shape[1] is 0, but must be an integer from 1 to 16777216")]
    [InlineData("Input(4, Type = \"Double\"); Dense(3)", "NC0007 0: `Input` 'input0': Type is \"Double\", but must be one of Single, Int32, Byte")]
    [InlineData(
        "Input(4, 2, Type = \"Int32\"); Embedding(3, 2)", "NC0007 0: `Input` 'input0': shape is a list of 2 sizes, but must be one size where Type is Int32: the number of ids")]
    [InlineData("Input(4); Dropout(1.0); Dense(2)", "NC0007 1: `Dropout` 'dropout0': rate is 1, but must be a number at least 0 and below 1")]
    [InlineData("Input(4); Dropout(-0.5); Dense(2)", "NC0007 1: `Dropout` 'dropout0': rate is -0.5, but must be a number at least 0 and below 1")]
    [InlineData("Input(4); Dropout(\"nan\"); Dense(2)", "NC0007 1: `Dropout` 'dropout0': rate is NaN (\"nan\"), but must be a number at least 0 and below 1")]
    [InlineData("Input(4); Dropout(true); Dense(2)", "NC0007 1: `Dropout` 'dropout0': rate is true, but must be a number")]
    [InlineData("Input(4); Dropout; Dense(2)", "NC0007 1: `Dropout` 'dropout0': rate is missing, but must be a number at least 0 and below 1")]
    [InlineData("Input(2, 4, 4); AveragePool2D(2, padding: 2)", "NC0007 1: `AveragePool2D` 'averagepool2d0': padding is 2, but must be an integer from 0 to 1 (half the size: a window beyond sees nothing of the image)")]
    [InlineData("Input(2, 4, 4); UpSample2D(257)", "NC0007 1: `UpSample2D` 'upsample2d0': scale is 257, but must be an integer from 1 to 256")]
    [InlineData("Input(2, 4, 4); UpSample2D(2, Mode = \"Cubic\")", "NC0007 1: `UpSample2D` 'upsample2d0': Mode is \"Cubic\", but must be one of Nearest, Bilinear")]
    [InlineData("Input(2, 4, 4); Pad2D(1, Mode = 2, Value = 0.5)", "NC0007 1: `Pad2D` 'pad2d0': Value is 0.5, but must be 0, or left out, where Mode is Replication")]
    [InlineData("Input(2, 4, 4); Pad2D(-1)", "NC0007 1: `Pad2D` 'pad2d0': padding is -1, but must be an integer from 0 to 16777216")]
    [InlineData("Input(4); BatchNorm(1.5); Dense(2)", "NC0007 1: `BatchNorm` 'batchnorm0': momentum is 1.5, but must be a number at least 0 and at most 1")]
    [InlineData("Input(4); BatchNorm(0.5, 0.0); Dense(2)", "NC0007 1: `BatchNorm` 'batchnorm0': epsilon is 0, but must be a number above 0")]
    [InlineData("Input(4); Tap(\"\"); Dense(2)", "NC0007 1: `Tap` 'tap0': name is \"\", but must be a text")]
    [InlineData("Input(4); Dense(2); Add(null)", "NC0007 2: `Add` 'add0': name is missing, but must be a text")]
    [InlineData("Input(4); Unit(2, Repeat = 0)", "NC0007 1: `Unit` 'unit0': Repeat is 0, but must be an integer from 1 to 10000")]
    [InlineData("Input(4); Flagged(2)", "NC0007 1/0: `Dense` 'flagged0.dense0': bias is \"flag\", but must be true, false, or a parameter of the block that is")]
    public void ImpossibleArgument(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData("Input(4, 2, Steps = 5); Dense(2)", "NC0007 0: `Input` 'input0': shape is a list of 2 sizes, but must be the channels of a step, or nothing for one number or id a step, where Steps is given")]
    [InlineData(
        "Input(4, Steps = 5); Tap(\"x\"); Input(4, Steps = 6); Dense(2)",
        "NC0007 2: `Input` 'input1': Steps is 6, but must be 5, as that of the inputs before: a network has one number of steps")]
    [InlineData("Input(4); Standardize(0, 0); Dense(2)", "NC0007 1: `Standardize` 'standardize0': deviation is 0, but must be a number above 0")]
    [InlineData(
        "Input(2); Standardize([0, 1], [1, 0]); Dense(2)", "NC0007 1: `Standardize` 'standardize0': deviation is [1, 0], but must be a list of numbers above 0")]
    [InlineData(
        "Input(2); Standardize([0, 1, 2], 1); Dense(2)",
        "NC0007 1: `Standardize` 'standardize0': mean is a list of 3 numbers, but must be one number for each of the 2 features of `Input` 'input0'")]
    [InlineData("Input(4); Rescale(true); Dense(2)", "NC0007 1: `Rescale` 'rescale0': scale is true, but must be a number")]
    [InlineData("Input(4); Dense(2); Labels([\"a\", \"a\"])", "NC0007 2: `Labels` 'labels0': names is a list with \"a\" twice, but must be names that differ")]
    [InlineData(
        "Input(4); Dense(2); Labels([\"a\", \"b\"], TClass = \"Answer\", values = [1, 2])",
        "NC0007 2: `Labels` 'labels0': TClass is Answer with the values 1, 2, but must be an enumeration whose members have the values 0 to 1, each once")]
    public void ImpossibleNumbersAndNames(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData(
        "Input(1, 8, 8); Conv2D(4, 3, padding: 3)",
        "NC0007 1: `Conv2D` 'conv2d0': padding is 3, but must be an integer from 0 to 2 (kernel - 1: a window beyond sees nothing of the image)")]
    [InlineData(
        "Input(1, 8, 8); Conv2D(4, 3, padding: 1, KernelWidth = 1)",
        "NC0007 1: `Conv2D` 'conv2d0': PaddingWidth is 1, but must be an integer from 0 to 0 (KernelWidth - 1: a window beyond sees nothing of the image)")]
    [InlineData(
        "Input(1, 8, 8); Conv2D(4, 3, padding: 5, Dilation = 2)",
        "NC0007 1: `Conv2D` 'conv2d0': padding is 5, but must be an integer from 0 to 4 (Dilation * (kernel - 1): a window beyond sees nothing of the image)")]
    [InlineData(
        "Input(1, 8, 8); Conv2D(4, 3, 2, \"same\")",
        "NC0007 1: `Conv2D` 'conv2d0': padding is same, but must be a number where the stride is 2: \"same\" keeps the size, which a stride divides")]
    [InlineData(
        "Input(9, 2); Conv1D(4, 2, padding: \"same\")",
        "NC0007 1: `Conv1D` 'conv1d0': padding is same, but must be a number where the kernel is 2: the same zeros before and behind keep the size of odd kernels only")]
    [InlineData("Input(1, 8, 8); ConvTranspose2D(4, 3, 2, OutputPadding = 2)", "NC0007 1: `ConvTranspose2D` 'convtranspose2d0': OutputPadding is 2, but must be an integer from 0 to 1")]
    [InlineData("Input(1, 8, 8); Conv2D(4, 3, stride: 0)", "NC0007 1: `Conv2D` 'conv2d0': stride is 0, but must be an integer from 1 to 16777216")]
    [InlineData(
        "Input(1, 8, 8); MaxPool2D(3, padding: 2)",
        "NC0007 1: `MaxPool2D` 'maxpool2d0': padding is 2, but must be an integer from 0 to 1 (half the size: a window beyond sees nothing of the image)")]
    public void ImpossibleWindow(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData("Input(4); ELU(\"infinity\")", "NC0007 1: `ELU` 'elu0': alpha is Infinity (\"infinity\"), but must be a finite number")]
    [InlineData("Input(4); CELU(0)", "NC0007 1: `CELU` 'celu0': alpha is 0, but must be a number at least 1E-06")]
    [InlineData("Input(4); Hardtanh(1, 0.5)", "NC0007 1: `Hardtanh` 'hardtanh0': max is 0.5, but must be a number at least 1")]
    [InlineData("Input(4); Hardshrink(-0.5)", "NC0007 1: `Hardshrink` 'hardshrink0': lambda is -0.5, but must be a number at least 0")]
    [InlineData("Input(4); Threshold(0.5)", "NC0007 1: `Threshold` 'threshold0': value is missing, but must be a finite number")]
    [InlineData(
        "Input(4); Dense(3, Name = \"fc\"); CrossEntropyLoss(ClassWeights = [1, 2])",
        "NC0007 2: `CrossEntropyLoss` 'crossentropyloss0': ClassWeights is a list of 2 numbers, but must be one number for each of the 3 features of `Dense` 'fc'")]
    [InlineData(
        "Input(4); Dense(3, Name = \"fc\"); BinaryCrossEntropyLoss(PositiveWeights = [1, 2])",
        "NC0007 2: `BinaryCrossEntropyLoss` 'binarycrossentropyloss0': PositiveWeights is a list of 2 numbers, but must be one number for each of the 3 " +
        "features of `Dense` 'fc'")]
    [InlineData(
        "Input(4); Dense(2); FocalLoss(ClassWeights = [1, -2])",
        "NC0007 2: `FocalLoss` 'focalloss0': ClassWeights is [1, -2], but must be a list of numbers of at least 0")]
    [InlineData(
        "Input(4); Dense(2); CrossEntropyLoss(LabelSmoothing = 1)",
        "NC0007 2: `CrossEntropyLoss` 'crossentropyloss0': LabelSmoothing is 1, but must be a number at least 0 and below 1")]
    [InlineData(
        "Input(4); Dense(2); CrossEntropyLoss(Distributions = true, IgnoredIndex = 1)",
        "NC0007 2: `CrossEntropyLoss` 'crossentropyloss0': IgnoredIndex is 1, but must be left out where Distributions is true")]
    [InlineData(
        "Input(4); Dense(2); HuberLoss(Reduction = 3)",
        "NC0007 2: `HuberLoss` 'huberloss0': Reduction is 3, but must be one of Mean, Sum, BatchMean")]
    [InlineData(
        "Input(4); Tap(\"a\"); Dense(3); Concat(names: [\"a\", \"b\"])",
        "NC0010 3: `Concat` uses the tap \"b\", which is not defined before it; the taps here are \"a\"; use one of them, or put [Tap(\"b\")] after the layer " +
        "whose value it means")]
    [InlineData("Input(4); Dense(3); Concat(names: [])", "NC0007 2: `Concat` 'concat0': names is [], but must be a list of texts")]
    [InlineData(
        "Input(4, 2); Tap(\"a\"); Flatten; Concat(names: [\"a\", \".\"])",
        "NC0102 3: `Concat` 'concat0' does not fit: `Input` 'input0' gives a sequence of 4x2, `Flatten` 'flatten0' gives a vector of 8; " +
        "values that are joined may differ in the number of features only")]
    [InlineData("Input(4); Dense(3); Slice(1, 3)", "NC0102 2: `Slice` 'slice0' does not fit: it takes features 1 to 3, but there are 3; take fewer")]
    [InlineData(
        "Input(4); Dense(6); Reshape(shape: [2, 2])",
        "NC0102 2: `Reshape` 'reshape0' does not fit: 2x2 are 4 values, but there are 6 (6); choose sizes whose product is that")]
    [InlineData(
        "Input(4); Dense(6); Reshape(shape: [1, 2, 3, 1, 1])",
        "NC0007 2: `Reshape` 'reshape0': shape is a list of 5 sizes, but must be one size (vector), two (steps, channels), three (channels, height, width) or four (channels, depth, height, width)")]
    public void ArgumentsOfFunctionsAndLosses(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData(
        "Input(4); Dense(\"width\")",
        "NC0008 1: `Dense` 'dense0': units is \"width\", which cannot be computed: 'width' is unknown (names are the parameters of a block, and no block surrounds it); ")]
    [InlineData(
        "Input(4); Typo(3)",
        "NC0008 1/1: `Dense` 'typo0.dense0': units is \"widht\", which cannot be computed: 'widht' is unknown (the block's parameters are width); ")]
    [InlineData("Input(4); Dense(\"4 *\")", "NC0008 1: `Dense` 'dense0': units is \"4 *\", which cannot be computed: it ends where a value should follow; ")]
    [InlineData("Input(4); Unit(\"4 / 0\")", "NC0008 1: `Unit` 'unit0': width is \"4 / 0\", which cannot be computed: it divides by zero; ")]
    [InlineData("Input(4); Halving(\"4 / 0\"); Dense(2)", "NC0008 1: `Halving` 'halving0': width is \"4 / 0\", which cannot be computed: it divides by zero; ")]
    [InlineData("Input(4); Unit(2.5)", "NC0008 1/1: `Dense` 'unit0.dense0': units is \"width\", which cannot be computed: 'width' is 2.5, no integer; ")]
    [InlineData(
        "Input(4); Outer(\"x\")",
        "NC0008 1: `Outer` 'outer0': width is \"x\", which cannot be computed: 'x' is unknown (names are the parameters of a block, and no block surrounds it); ")]
    [InlineData(
        "Input(4); Rated(\"often\"); Dense(2)",
        "NC0008 1: `Rated` 'rated0': rate is \"often\", which cannot be computed: 'often' is unknown (names are the parameters of a block, and no block surrounds it); ")]
    public void BadExpression(string layers, string problems) =>
        Check(layers, problems.Replace("; \n", ";\n", StringComparison.Ordinal) + "use integers, + - * /, parentheses and the block's parameters");

    [Theory]
    [InlineData(
        "Input(4); Dense(2, Name = \"fc\"); ReLU(Name = \"fc\")", "NC0009 2: The name 'fc' stands on `Dense` and on `ReLU`; give one of them another name")]
    [InlineData("Input(4); Dense(2, Name = \"RELU0\"); ReLU", "NC0009 2: The name 'relu0', which C# cannot tell from 'RELU0', stands on `Dense` and on `ReLU`; give one of them another name")]
    [InlineData(
        "Input(4); Unit(4); Dense(2, Name = \"unit0.dense0\")",
        "NC0009 2: The name 'unit0.dense0' stands on `Dense` and on `Dense`; give one of them another name")]
    [InlineData("Input(4); Unit(4, Name = \"a\"); Dense(2, Name = \"a\")", "NC0009 2: The name 'a' stands on `Unit` and on `Dense`; give one of them another name")]
    [InlineData(
        "Input(4); Dense(4); Output(\"a\"); Dense(4); Output(\"a\")", "NC0009 4: The name 'a' stands on `Output` and on `Output`; give one of them another name")]
    [InlineData(
        "Input(4, Name = \"x\"); Dense(4); Output(\"x\")", "NC0009 2: The name 'x' stands on `Input` and on `Output`; give one of them another name")]
    [InlineData(
        "Input(4); Tap(\"a\"); Dense(4); Tap(\"a\"); Add(\"a\")", "NC0009 3: The name 'a' stands on `Tap` and on `Tap`; give one of them another name")]
    [InlineData(
        "Input(4, Name = \"x\"); Dense(4); Tap(\"x\"); Add(\"x\")", "NC0009 2: The name 'x' stands on `Input` and on `Tap`; give one of them another name")]
    [InlineData(
        "Input(4, Name = \"Targets\"); Dense(4); MeanSquaredErrorLoss",
        "NC0009 2: The name 'targets', which C# cannot tell from 'Targets', stands on `Input` and on `MeanSquaredErrorLoss`; give one of them another name")]
    [InlineData(
        "Input(4); Dense(2, Name = \"a.b\"); Dense(2, Name = \"a_b\")",
        "NC0009 2: The name 'a_b', which C# cannot tell from 'a.b', stands on `Dense` and on `Dense`; give one of them another name")]
    [InlineData("Input(4); Dense(2, Name = \"a1.10\"); Dense(2, Name = \"a11.0\"); Dense(2, Name = \"a1_1.0\")", "")]
    [InlineData("Input(4); Dense(2, Name = \"2a\")", "NC0012 1: `Dense` has the Name \"2a\", ")]
    [InlineData("Input(4); Dense(2, Name = \"a b\")", "NC0012 1: `Dense` has the Name \"a b\", ")]
    [InlineData("Input(4); Dense(2, Name = \"a..b\")", "NC0012 1: `Dense` has the Name \"a..b\", ")]
    [InlineData("Input(4); Dense(2, Name = \"fc{i}\")", "NC0012 1: `Dense` has the Name \"fc{i}\", ")]
    [InlineData("Input(4); Unit(2, Repeat = 2, Name = \"u{j}\")", "NC0012 1: `Unit` has the Name \"u{j}\", ")]
    [InlineData("Input(4); Unit(2, Repeat = 2, Name = \"u{i\")", "NC0012 1: `Unit` has the Name \"u{i\", ")]
    [InlineData("Input(4); Unit(2, Name = \"0\")", "NC0012 1: `Unit` has the Name \"0\", ")]
    [InlineData("Input(4); Dense(2, Name = \"größe\")", "NC0012 1: `Dense` has the Name \"größe\", ")]
    [InlineData("Input(4); Unit(2, Name = \"\")", "NC0012 1: `Unit` has the Name \"\", ")]
    [InlineData("Input(4); Dense(2, Weights = \"a/b\")", "NC0012 1: `Dense` has the Weights \"a/b\", ")]
    public void Names(string layers, string problems) =>
        Check(layers, problems.EndsWith(", ", StringComparison.Ordinal)
            ? problems + "but a name begins with a letter and consists of letters, digits, '_' and single dots between them"
            : problems);

    [Theory]
    [InlineData(
        "Input(4); Dense(4); Add(\"x\")",
        "NC0010 2: `Add` uses the tap \"x\", which is not defined before it; put [Tap(\"x\")] after the layer whose value it means")]
    [InlineData(
        "Input(4); Tap(\"in\"); Tap(\"b\"); Dense(4); From(\"x\"); Conv2D(3, 3)",
        "NC0010 4: `From` uses the tap \"x\", which is not defined before it; " +
        "the taps here are \"b\", \"in\"; use one of them, or put [Tap(\"x\")] after the layer whose value it means")]
    [InlineData(
        "Input(4); Tap(\"in\"); Dense(4); Lost",
        "NC0010 3/0: `Add` uses the tap \"in\", which is not defined before it; put [Tap(\"in\")] after the layer whose value it means")]
    [InlineData(
        "Input(4); Tap(\"in\"); Skip(\"out\")",
        "NC0010 2/1: `Add` uses the tap \"out\", which is not defined before it; " +
        "the taps here are \"in\"; use one of them, or put [Tap(\"out\")] after the layer whose value it means")]
    [InlineData("Input(4); Endless; Conv2D(3, 3)", "NC0011 1: The block `Endless` contains itself, so it would never end; remove the inner use")]
    public void TapsAndCycles(string layers, string problems) => Check(layers, problems);

    [Theory]
    [InlineData("Input(4); Dense(4); Input(3); Dense(2)", "NC0013 1: `Dense` 'dense0' has no effect: ")]
    [InlineData("Input(4); Tap(\"a\"); Tanh; ReLU; From(\"a\"); Dense(2)", "NC0013 3: `ReLU` 'relu0' has no effect: ")]
    [InlineData("Input(4); Tap(\"a\"); Dense(3); Dropout(0.5); From(\"a\"); Dense(2)", "NC0013 3: `Dropout` 'dropout0' has no effect: ")]
    [InlineData("Input(4, Name = \"a\"); Input(4, Name = \"b\"); Dense(2)", "NC0013 0: `Input` 'a' has no effect: ")]
    [InlineData("Input(4); Tap(\"a\"); Unit(3); From(\"a\"); Dense(2)", "NC0013 2/1: `Dense` 'unit0.dense0' has no effect: ")]
    public void NoEffect(string layers, string problems) =>
        Check(layers, problems + "nothing of it reaches the prediction or the loss; name its value with [Tap] and use it, or remove it");

    private static void Check(string layers, string expected)
    {
        IReadOnlyList<Problem> problems = Lowered.Problems(layers, s_blocks);
        Assert.Equal(expected, string.Join("\n", problems.Select(Show)));
    }

    internal static string Show(Problem problem) =>
        $"{problem.Description.Id} {string.Join("/", new[] { problem.Layer }.Concat(problem.Path))}: {problem.Message}";
}
