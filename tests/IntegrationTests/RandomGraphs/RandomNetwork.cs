using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Problems;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes;

namespace NetCompiler.IntegrationTests.RandomGraphs;

/// <summary>Draws networks: any layer after any other, as far as shapes allow and the reference, which is slow, can follow.</summary>
internal sealed partial class RandomNetwork
{
    private const long MostMultiplyAdds = 30_000;
    private const int MostValues = 3_000;

    // Around the widths of vectors and panels.
    private static readonly int[] s_sizes = [1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 21, 31, 32, 33, 47, 48, 49, 63, 64, 65, 67];

    private readonly Random _random;

    // What the network begins with: eight in a row have all kinds of inputs.
    private readonly int _theme;
    private readonly int _preparation;
    private readonly List<string> _layers = [];
    private TensorShape _shape = TensorShape.Scalar;
    private int _taps;
    private int _tiled;

    private RandomNetwork(int seed) =>
        (_random, _theme, _preparation, _tiled) = (new Random((seed * 7919) + 13), seed % 8, seed / 8 % 3, seed / 8);

    /// <summary>A network, the same for the same seed; three of four give the gradients of their inputs.</summary>
    public static NetworkDeclaration Declare(int seed) => Networks.Declare($"Random{seed}", Next(seed), inputGradient: seed % 4 != 3);

    /// <summary>The layers of a network.</summary>
    public static string Next(int seed)
    {
        RandomNetwork network = new(seed);
        network.Begin();
        int length = network._random.Next(2, 8);
        for (int accepted = 0, tried = 0; accepted < length && tried < 60; tried++)
        {
            accepted += network.TryAppend(network.Draw()) ? 1 : 0;
        }

        network.End();
        return string.Join("; ", network._layers);
    }

    private int Size() => _random.Next(3) == 0 ? _random.Next(1, 68) : s_sizes[_random.Next(s_sizes.Length)];

    private string OneOf(params string[] texts) => texts[_random.Next(texts.Length)];

    private bool Chance(int of) => _random.Next(of) == 0;

    private void Begin()
    {
        int n = Size(), steps = _random.Next(1, 12), height = _random.Next(1, 14), width = _random.Next(1, 14);
        int channels = Chance(3) ? n : _random.Next(1, 5);
        string[] first = _theme switch
        {
            0 => [$"Input({n})", OneOf("BatchNorm", "Tanh", "Dropout(0.5)", $"Dense({Size()})")],
            1 => Chance(4)
                ? [$"Input({n}, Name = \"left\")", "Dense(13)", "Tap(\"left1\")", $"Input({Size()}, Name = \"right\")", "Dense(13)", "Add(\"left1\")"]
                : [$"Input({steps}, Type = \"Int32\", Name = \"ids\")", $"Embedding({Size()}, {n})", "Flatten", "Dense(9)", "Tap(\"ids1\")",
                    "Input(11, Name = \"numbers\")", "Dense(9)", "Add(\"ids1\")"],
            2 => [$"Input({steps}, {n})", OneOf("BatchNorm", "Sigmoid", "LogSoftmax", $"Dense({Size()})")],
            3 or 4 when _theme == 4 || Chance(2) => ["Input(1, Type = \"Int32\", Name = \"lengths\")", $"Input({steps}, Type = \"Int32\", Name = \"ids\")",
                $"Embedding({Size()}, {n}{OneOf("", ", PaddingIndex = 0")})", $"{OneOf("RNN", "GRU", "LSTM")}({_random.Next(1, 12)}, Lengths = \"lengths\"{Stacked()})"],
            3 or 4 => [$"Input({steps}, Type = \"Int32\")", $"Embedding({Size()}, {n})", OneOf("Softmax", "LogSoftmax", "Permute(axes: [1, 0])", "Dropout(0.1)", "BatchNorm")],
            5 => !Chance(3)
                ? [$"Input({_random.Next(1, 5)}, {2 * _random.Next(1, 6)}, {2 * _random.Next(1, 6)})", "PixelUnshuffle(2)", Resize(1, 1), "Flatten", $"Dense({Size()})"]
                : [$"Input({Math.Min(n, 20)}, {height}, {width})", Resize(height, width), "Flatten", $"Dense({Size()})"],
            6 => Chance(2) ? [$"Input({channels}, {_random.Next(1, 6)}, {_random.Next(1, 6)}, {_random.Next(1, 6)})", OneOf("BatchNorm", "Tanh", $"Conv3D({Size()}, 1)"), "Conv3D(9, 2, padding: 1)"]
                : [$"Input({channels}, {height}, {width})", OneOf("BatchNorm", Pool(height, width)), $"Conv2D({channels * 3}, 2, padding: 1, Groups = {channels})"],
            _ => [$"Input({channels}, {height}, {width})", Tiled(channels), Tiled(channels + 1), Convolution(channels + 1, height, width), $"Conv2D({4 * _random.Next(1, 4)}, 2, padding: 1)",
                OneOf("BatchNorm", "MaxPool2D(2)", "MaxPool2D(3, 1)", "PixelShuffle(2)"), "DepthwiseConv2D(2, padding: 1)", "DepthwiseConv2D(3, stride: 2, padding: 1)"],
        };
        if (!TryAppend(Prepared(first)))
        {
            Begin();
        }
    }

    // Some networks of one input of numbers take bytes, or scale what they take.
    private string[] Prepared(string[] first) => (_theme is 1 or 3 or 4 ? 2 : _preparation) switch
    {
        0 => [first[0].Replace(")", ", Type = \"Byte\")", StringComparison.Ordinal), "Rescale(0.0078125)", "Standardize(1, 1.5)", .. first.Skip(1)],
        1 => [first[0], first.Length % 2 == 0 ? "Rescale(0.5, 0.25)" : "Standardize(-0.5, 0.75)", .. first.Skip(1)],
        _ => first,
    };

    private void End()
    {
        if (Chance(9))
        {
            _ = TryInsertFrozen();
        }

        if ((_shape.Kind == ShapeKind.Image || _shape.Dimensions.Count > 2) && !Chance(3))
        {
            _ = TryAppend("Flatten");
        }

        bool canClassify = _shape.Kind != ShapeKind.Image && _shape.Dimensions.Count <= 2;

        string[] tail = Chance(3) ? [OneOf("Tanh", "Sigmoid", "BatchNorm", "LogSoftmax")] : [];
        string loss = canClassify && !Chance(6) ? LossOfClasses() : LossOfValues();
        if (!TryAppend([loss, .. tail]) && !TryAppend(loss) && !TryAppend("MeanSquaredErrorLoss") && !TryAppend("Dense(3)", "ProbeLoss"))
        {
            // Nothing to train: a network that only predicts.
            _ = TryAppend("Flatten", "Dense(4)", "MeanSquaredErrorLoss");
        }
    }

    private string LossOfClasses()
    {
        string weights = $"ClassWeights = [{string.Join(", ", Enumerable.Range(1, _shape.Channels).Select(c => c % 3 == 0 ? "0.5" : $"{c % 4}"))}]";
        return OneOf("CrossEntropyLoss", OneOf(
            $"CrossEntropyLoss({weights})", $"CrossEntropyLoss({weights}, LabelSmoothing = 0.2, IgnoredIndex = -7)",
            $"CrossEntropyLoss({weights}, LabelSmoothing = 0.1, Distributions = true)", "CrossEntropyLoss(IgnoredIndex = 0, Reduction = \"Sum\")",
            $"NegativeLogLikelihoodLoss({weights}, Reduction = \"BatchMean\")", $"FocalLoss(1.5, {weights})"));
    }

    private string LossOfValues() => OneOf(
        "MeanSquaredErrorLoss", "ProbeLoss", "MeanAbsoluteErrorLoss(Reduction = \"BatchMean\")", "HuberLoss(0.5)", "SmoothL1Loss(0.3, Reduction = \"Sum\")",
        $"BinaryCrossEntropyLoss(PositiveWeights = [{string.Join(", ", Enumerable.Range(0, _shape.Channels).Select(c => $"0.{1 + (c % 9)}"))}])", "KLDivergenceLoss");

    private bool TryInsertFrozen()
    {
        int place = _random.Next(2, _layers.Count + 1);
        _layers.Insert(place, "Frozen");
        if (Lower(_layers) is not null)
        {
            return true;
        }

        _layers.RemoveAt(place);
        return false;
    }

    private bool TryAppend(params string[] layers)
    {
        List<string> longer = [.. _layers, .. layers];
        if (layers.Length == 0 || Lower(longer) is not LoweredNetwork network
            || network.Layers.Sum(row => row.MultiplyAdds) > MostMultiplyAdds
            || network.Builder.Nodes.Any(node => node.Shape.LongCount > MostValues && node.IsBatched))
        {
            return false;
        }

        _layers.AddRange(layers);
        _shape = network.Result.Shape;
        return true;
    }

    // A network with a loss is lowered for training too: everything may be frozen.
    private static LoweredNetwork? Lower(IReadOnlyList<string> layers)
    {
        NetworkDeclaration declaration = Networks.Declare("Random", string.Join("; ", layers));
        List<Problem> problems = [];
        LoweredNetwork? network = Lowering.Lower(declaration, LoweringMode.Predict, RecurrentLayers.Set, problems);
        return network?.Loss is not null && Lowering.Lower(declaration, LoweringMode.Step, RecurrentLayers.Set, problems) is null ? null : network;
    }

    private string[] Draw()
    {
        int[] sizes = [.. _shape.Dimensions];
        return _random.Next(11) switch
        {
            0 => Merge(),
            8 => SmoothActivations(),
            9 => PiecewiseActivations(),
            10 => Normalization(),
            1 => [OneOf("ReLU", "Tanh", "Sigmoid", "BatchNorm", "Softmax", "LogSoftmax", $"Dropout({_random.Next(1, 8) / 10.0:0.0})")],
            2 or 3 => Operator(),
            _ => _shape.Kind switch
            {
                _ when Chance(40) => ["DropPath(0.3)", "Tanh"],
                ShapeKind.Vector => Vector(sizes[0]),
                ShapeKind.Image => Image(sizes[0], sizes[1], sizes[2]),
                ShapeKind.Volume => Volume(sizes[0], sizes[1], sizes[2], sizes[3]),
                _ => sizes.Length == 2 ? Sequence(sizes[0], sizes[1]) : Heads(sizes[0], sizes[1], sizes[2]),
            },
        };
    }

    // Elementwise operators, on values in their domains, well inside of single precision: a sigmoid of -200 is none; merges with the value before.
    private string[] Operator()
    {
        string tap = $"t{++_taps}";
        return _random.Next(10) switch
        {
            0 => ["Tanh", "Exp", "Log", "Sigmoid", "SquareRoot"],
            1 => ["Tanh", "Sigmoid", "Log", OneOf("Exp", "Tanh")],
            2 => ["Tanh", "Sigmoid", "SquareRoot", "Exp"],
            3 => ["Tanh", "Sigmoid", "ReciprocalSquareRoot", "Log", "Exp", "SquareRoot"],
            8 => ["Tanh", "Exp", "SquareRoot", "Log"],
            4 => [$"Tap(\"{tap}\")", "Tanh", $"Subtract(name: \"{tap}\")"],
            5 => [$"Tap(\"{tap}\")", "Tanh", "Exp", $"Tap(\"{tap}d\")", $"From(\"{tap}\")", $"Divide(name: \"{tap}d\")"],
            6 => ["Scale(factor: -0.75)"],
            7 => [$"Tap(\"{tap}\")", $"SumTo(kind: \"{OneOf("scalar", "channels", "rows")}\")", "Tanh", $"SpreadTo(name: \"{tap}\")", $"Add(\"{tap}\")"],
            _ => [$"Tap(\"{tap}\")", "Tanh", $"Multiply(name: \"{tap}\")"],
        };
    }

    // Of few values, little but rounding is left.
    private string[] Normalization()
    {
        int channels = _shape.Channels, positions = _shape.Positions, groups = Divisor(channels);
        string[] possible =
        [
            .. channels > 4 ? ["LayerNorm", "RMSNorm(1e-3)", "LayerNorm(Bias = false)"] : Array.Empty<string>(),
            .. channels * positions > 6 ? ["LayerNorm(WholeSample = true)", "RMSNorm(WholeSample = true)", "GroupNorm(1)"] : Array.Empty<string>(),
            .. channels / groups * positions > 6 ? [$"GroupNorm({groups})"] : Array.Empty<string>(),
            .. positions > 6 ? ["InstanceNorm", "InstanceNorm(Affine = true)"] : Array.Empty<string>(),
        ];
        return possible.Length == 0 ? [] : [OneOf(possible)];
    }

    // Several at once, so that each function occurs often enough.
    private string[] SmoothActivations() =>
    [
        $"Tap(\"t{++_taps}\")", OneOf("ELU(0.7)", "SELU", "CELU(0.5)"), "GELU", OneOf("Softplus", "Softplus(2, 1.5)", "Mish", "LogSigmoid"),
        OneOf("SiLU", "GELU(Approximate = true)", "Tanhshrink"), "Softsign",
        $"Concat(names: [\"t{_taps}\", \".\"])",
    ];

    // Of many values, some always come too close to a kink.
    private string[] PiecewiseActivations() => _shape.Count > 600 ? ["ReLU"] :
    [
        OneOf("LeakyReLU(0.2)", "PReLU", "PReLU(-0.5, PerChannel = true)", "Threshold(0.1, 0.7)"),
        OneOf("ReLU6", "Hardtanh(-0.4, 0.6)", "Hardsigmoid", "Hardswish", "Softshrink(0.1)"), OneOf("Hardshrink(0.1)", "Tanh"), "Abs",
    ];

    private string[] Merge()
    {
        string tap = $"t{++_taps}", weight = $"w{_taps}";
        int features = _shape.Channels;
        return _random.Next(8) switch
        {
            6 => [$"Split(names: [\"{tap}\", \"{tap}b\"])", OneOf("Sigmoid", "Tanh"), $"Multiply(\"{tap}\")"],
            7 => [$"Split(names: [\"{tap}\", \"{tap}b\"], Sizes = [1, {features - 1}])", "Tanh", $"Concat(names: [\".\", \"{tap}\", \"{tap}b\"])"],
            0 => [$"Tap(\"{tap}\")", Same(features), OneOf("ReLU", "Tanh", "BatchNorm"), $"Add(\"{tap}\")"],
            1 => [$"Tap(\"{tap}\")", Same(features), $"Tap(\"{tap}b\")", $"From(\"{tap}\")", OneOf("Tanh", "Sigmoid", Same(features)), $"Add(\"{tap}b\")"],
            2 => [$"Tap(\"{tap}\")", OneOf("Tanh", "Sigmoid"), $"Add(\"{tap}\")", $"Add(\"{tap}\")"],
            3 or 4 => [$"Tap(\"{tap}\")", OneOf("Tanh", "Sigmoid", "Slice(0, 1)"), OneOf($"Concat(names: [\"{tap}\", \".\"])", $"Concat(names: [\".\", \"{tap}\", \".\"])")],
            _ => [With(Same(features), weight), OneOf("Tanh", "Sigmoid", "BatchNorm"), With(Same(features), weight)],
        };
    }

    private string Same(int features) => _shape.Kind == ShapeKind.Volume
        ? OneOf($"Conv3D({features}, 1)", $"Conv3D({features}, 3, padding: \"same\")")
        : _shape.Kind == ShapeKind.Image
        ? OneOf($"Conv2D({features}, 3, padding: 1)", $"Conv2D({features}, 1)", $"Conv2D({features}, 5, 1, 2, KernelWidth = 3, PaddingWidth = 1)")
        : OneOf($"Dense({features})", $"Dense({features}, bias: false)");

    private static string With(string layer, string weight) => $"{layer[..^1]}, Weights = \"{weight}\")";

    private string[] Image(int channels, int height, int width) => _random.Next(23) switch
    {
        12 or 13 or 14 => [Depthwise(height, width), OneOf("ReLU", "BatchNorm", "Tanh"), "DepthwiseConv2D(3, padding: 1)"],
        15 or 16 => [Transposed(channels, height, width), OneOf("ReLU", "BatchNorm", "Tanh")],
        17 => [$"Conv2D({channels * 2}, 2, padding: 1, Groups = {channels})", $"Conv2D({channels * 2}, 1, Groups = {Divisor(channels * 2)})"],
        18 or 19 => [Resize(height, width)],
        20 => [$"Conv2D({4 * _random.Next(1, 6)}, 1)", OneOf("PixelShuffle(2)", "PixelUnshuffle(2)")],
        21 => [OneOf("PixelShuffle(2)", "PixelShuffle(3)", "PixelUnshuffle(2)", "PixelUnshuffle(3)"), "Tanh"],
        11 => [OneOf("SqueezeExcite(2)", "SqueezeExcite(Units = 3, SiLU = true, Hardsigmoid = true)"), "Tanh"],
        22 => [OneOf("GlobalAveragePool2D", "GlobalMaxPool2D"), $"Dense({Size()})"],
        0 => ["Flatten", $"Dense({Size()})"],
        1 => ["Flatten", OneOf("Dropout(0.3)", "BatchNorm", "ReLU"), $"Dense({Size()})"],
        8 or 9 => [Convolution(channels, height, width), Tiled(_random.Next(1, 20)), OneOf("Dropout(0.2)", "MaxPool2D(1)")],
        2 or 10 => [Pool(height, width)],
        3 => [Pool(height, width), OneOf("ReLU", "BatchNorm")],
        4 => ["SumTo(kind: \"channels\")"],
        5 => [OneOf($"ToSequence(shape: [{channels}, {height * width}])", $"ToSequence(shape: [{channels * height}, {width}])", $"ToImage(shape: [{width}, {channels}, {height}])")],
        6 => [OneOf($"Slice(start: {channels / 3}, length: {Math.Max(1, channels / 2)})", $"Pad(start: 2, total: {channels + 5})")],
        _ => [Convolution(channels, height, width), OneOf("BatchNorm", "ReLU", "Tanh"), OneOf("ReLU", "Sigmoid", "BatchNorm")],
    };

    private string[] Vector(int n) => _random.Next(8) switch
    {
        0 or 4 => [OneOf("Softmax", "LogSoftmax")],
        1 => [$"ToSequence(shape: [{Divisor(n)}, {n / Divisor(n)}])"],
        2 => [$"ToImage(shape: [{n / Divisor(n)}, {Divisor(n)}, 1])"],
        3 => [OneOf($"Slice(start: {n / 3}, length: {Math.Max(1, n / 2)})", $"Pad(start: 3, total: {n + 4})")],
        _ => [$"Dense({Size()}{(Chance(4) ? ", bias: false" : "")})", OneOf("ReLU", "BatchNorm", "Tanh", "Dropout(0.4)")],
    };

    private string[] Sequence(int steps, int features)
    {
        string tap = $"t{++_taps}";
        int heads = Divisor(features);
        return _random.Next(32) switch
        {
            > 28 => [Recurrence()],
            > 19 => Attended(steps),
            18 => [PoolOfSteps(steps), OneOf("Tanh", "BatchNorm", "GlobalAveragePool1D", "GlobalMaxPool1D")],
            16 or 17 => [AlongSteps(steps, features), OneOf("Tanh", "BatchNorm", "ReLU")],
            > 12 => [Recurrence()],
            10 or 11 => ["Transpose", "Tanh"],
            0 => ["LogSoftmax"],
            1 => ["Permute(axes: [1, 0])"],
            2 => ["Flatten", $"Dense({Size()})"],
            3 => [$"Tap(\"{tap}\")", $"Dense({Size()})", $"MatMul(name: \"{tap}\", transposeA: true)"],
            4 or 12 => [$"Tap(\"{tap}\")", $"Dense({features})", $"MatMul(name: \"{tap}\", transposeB: true)", "Softmax", $"MatMul(name: \"{tap}\")"],
            5 => [$"ToSequence(shape: [{steps}, {heads}, {features / heads}])", OneOf("Permute(axes: [1, 0, 2])", "Permute(axes: [1, 2, 0])", "Tanh")],
            6 => [OneOf($"Slice(start: {features / 3}, length: {Math.Max(1, features / 2)})", $"Pad(start: 1, total: {features + 3})")],
            _ => [$"Dense({Size()}{(Chance(4) ? ", bias: false" : "")})", OneOf("ReLU", "BatchNorm", "Tanh", "Dropout(0.2)")],
        };
    }

    private string Recurrence()
    {
        string units = $"units: {Math.Min(Size(), 24)}", reverse = $"reverse: {(Chance(2) ? "true" : "false")}";
        return _random.Next(6) switch
        {
            0 => $"Sums({reverse})",
            1 => $"Total({reverse})",
            2 => $"LSTM({units}{Stacked()})",
            3 => $"GRU({units}{Stacked()})",
            4 => $"RNN({units}{Stacked()})",
            _ => $"Gated({units}, {reverse})",
        };
    }

    private string Stacked() => OneOf("", ", Bidirectional = true", ", LastState = true", ", Layers = 2, Dropout = 0.3", ", Layers = 2, Bidirectional = true");

    private string[] Heads(int heads, int steps, int features)
    {
        string tap = $"t{++_taps}";
        return _random.Next(6) switch
        {
            0 => [$"Tap(\"{tap}\")", $"Dense({features})", $"MatMul(name: \"{tap}\", transposeB: true)", "Softmax", $"MatMul(name: \"{tap}\")"],
            1 => [$"Tap(\"{tap}\")", "Tanh", $"MatMul(name: \"{tap}\", transposeA: true, transposeB: true)"],
            2 => ["Permute(axes: [1, 0, 2])", $"ToSequence(shape: [{steps}, {heads * features}])"],
            3 => ["Flatten", $"Dense({Size()})"],
            4 => [OneOf("LogSoftmax", "BatchNorm", "Permute(axes: [2, 0, 1])")],
            _ => [$"Dense({Size()})"],
        };
    }

    private static int Divisor(int n) => Enumerable.Range(2, 9).LastOrDefault(divisor => n % divisor == 0, 1);
}
