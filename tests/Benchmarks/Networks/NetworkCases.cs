using System;
using System.Collections.Generic;
using System.Linq;
using Zoo;

namespace NetCompiler.Benchmarks;

/// <summary>Predictions of whole networks with random weights, against ONNX Runtime on the same architecture.</summary>
internal static class NetworkCases
{
    // Threads of ONNX Runtime look for work for some 50 ms.
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(100);

    /// <summary>Networks that take less time than the call of most runtimes.</summary>
    public static IEnumerable<BenchmarkCase> Tiny(ReportSettings settings)
    {
        // Loops of their own, since a delegate a prediction would be a good part of the time.
        const int Predictions = 1000;
        TinyClassifier classifier = new(seed: 1);
        Workspace workspace = classifier.CreateWorkspace(1);
        float[] input = Uniform(TinyClassifier.InputLength), output = new float[TinyClassifier.OutputLength];
        yield return new BenchmarkCase("4-16-3", 0, () =>
        {
            for (int i = 0; i < Predictions; i++)
            {
                classifier.Predict(input, output, workspace);
            }
        })
        {
            Count = Predictions,
            Baseline = PeerModels.Prediction(settings.Peers, "iris_mlp", 1, threads: 1),
        }.Reaches(TargetUnit.Nanoseconds, 6).Reaches(TargetUnit.TimesBaseline, 100);

        TinyRegressor regressor = new(seed: 1);
        Workspace scratch = regressor.CreateWorkspace(1);
        float[] numbers = Uniform(TinyRegressor.InputLength), result = new float[TinyRegressor.OutputLength];
        yield return new BenchmarkCase("16-16-16-1", 0, () =>
        {
            for (int i = 0; i < Predictions; i++)
            {
                regressor.Predict(numbers, result, scratch);
            }
        })
        {
            Count = Predictions,
            Baseline = PeerModels.Prediction(settings.Peers, "mlp16", 1, threads: 1),
        }.Reaches(TargetUnit.Nanoseconds, 16).Reaches(TargetUnit.TimesBaseline, 100);
    }

    /// <summary>One sample.</summary>
    public static IEnumerable<BenchmarkCase> OneSample(ReportSettings settings) =>
    [
        Floats("784-128-10", "mlp128", 1, 2.0, Perceptron.Info, (Perceptron.InputLength, Perceptron.OutputLength),
            () => new Perceptron(1), network => network.Predict, settings),
        Floats("784-512-256-10", "mlp512", 1, 1.15, DeepPerceptron.Info, (DeepPerceptron.InputLength, DeepPerceptron.OutputLength),
            () => new DeepPerceptron(1), network => network.Predict, settings),
        Floats("small CNN", "cnn", 1, 1.3, SmallCNN.Info, (SmallCNN.InputLength, SmallCNN.OutputLength),
            () => new SmallCNN(1), network => network.Predict, settings),
        Floats("LSTM", "lstm", 1, 4.5, LSTMClassifier.Info, (LSTMClassifier.InputLength, LSTMClassifier.OutputLength),
            () => new LSTMClassifier(1), network => network.Predict, settings),
        Floats("GRU", "gru", 1, 6, GRUClassifier.Info, (GRUClassifier.InputLength, GRUClassifier.OutputLength),
            () => new GRUClassifier(1), network => network.Predict, settings),
        Tokens("BertTiny", "bert_tiny", 1.2, TinyEncoder.Info, (TinyEncoder.InputLength, TinyEncoder.OutputLength),
            () => new TinyEncoder(1), network => network.Predict, settings),
    ];

    /// <summary>64 samples.</summary>
    public static IEnumerable<BenchmarkCase> BatchOf64(ReportSettings settings) =>
    [
        Floats("784-128-10", "mlp128", 64, 1.05, Perceptron.Info, (Perceptron.InputLength, Perceptron.OutputLength),
            () => new Perceptron(1), network => network.Predict, settings),
        Floats("784-512-256-10", "mlp512", 64, 1.05, DeepPerceptron.Info, (DeepPerceptron.InputLength, DeepPerceptron.OutputLength),
            () => new DeepPerceptron(1), network => network.Predict, settings),
        Floats("small CNN", "cnn", 64, 1.03, SmallCNN.Info, (SmallCNN.InputLength, SmallCNN.OutputLength),
            () => new SmallCNN(1), network => network.Predict, settings),
    ];

    /// <summary>Known networks: one image, or 128 tokens.</summary>
    public static IEnumerable<BenchmarkCase> KnownNetworks(ReportSettings settings) => KnownNetworks("", [2.1, 1.7, 1.2, 1.4, 1.3], settings);

    /// <summary>The same by two threads each.</summary>
    public static IEnumerable<BenchmarkCase> OnTwoThreads(ReportSettings settings) =>
        KnownNetworks(", two threads", [1.1, 1.1, 1.1, 1.1, 1.1], settings with { Threads = 2 });

    /// <summary>Multiply-adds of one sample.</summary>
    public static double MultiplyAdds(NetworkInfo info) => info.Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>Numbers from 0 to 1.</summary>
    public static float[] Uniform(int length)
    {
        Random random = new(length);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
        {
            value = random.NextSingle();
        }

        return values;
    }

    private static IEnumerable<BenchmarkCase> KnownNetworks(string suffix, double[] times, ReportSettings settings) =>
    [
        Floats("VGG-16" + suffix, "vgg16", 1, times[0], Vgg16.Info, (Vgg16.InputLength, Vgg16.OutputLength),
            () => new Vgg16(1), network => network.Predict, settings),
        Floats("ResNet-18" + suffix, "resnet18", 1, times[1], ResNet18.Info, (ResNet18.InputLength, ResNet18.OutputLength),
            () => new ResNet18(1), network => network.Predict, settings),
        Floats("ResNet-50" + suffix, "resnet50", 1, times[2], ResNet50.Info, (ResNet50.InputLength, ResNet50.OutputLength),
            () => new ResNet50(1), network => network.Predict, settings),
        Floats("MobileNetV2" + suffix, "mobilenet_v2", 1, times[3], MobileNetV2.Info, (MobileNetV2.InputLength, MobileNetV2.OutputLength),
            () => new MobileNetV2(1), network => network.Predict, settings),
        Tokens("BertBase" + suffix, "bert_base", times[4], BaseEncoder.Info, (BaseEncoder.InputLength, BaseEncoder.OutputLength),
            () => new BaseEncoder(1), network => network.Predict, settings),
    ];

    private static BenchmarkCase Floats<TNetwork>(
        string name, string model, int batch, double times, NetworkInfo info, (int Input, int Output) lengths,
        Func<TNetwork> create, Func<TNetwork, Prediction<float>> predict, ReportSettings settings)
        where TNetwork : INetwork =>
        Case(name, model, batch, times, info, lengths, create, predict, Uniform, settings);

    private static BenchmarkCase Tokens<TNetwork>(
        string name, string model, double times, NetworkInfo info, (int Input, int Output) lengths,
        Func<TNetwork> create, Func<TNetwork, Prediction<int>> predict, ReportSettings settings)
        where TNetwork : INetwork =>
        Case(
            name, model, batch: 1, times, info, lengths, create, predict,
            length => [.. Enumerable.Range(0, length).Select(i => i * 31 % 30_522)], settings);

    private static BenchmarkCase Case<TNetwork, TInput>(
        string name, string model, int batch, double times, NetworkInfo info, (int Input, int Output) lengths,
        Func<TNetwork> create, Func<TNetwork, Prediction<TInput>> predict, Func<int, TInput[]> data, ReportSettings settings)
        where TNetwork : INetwork
    {
        // Made by the first run.
        Lazy<Action> run = new(() =>
        {
            TNetwork network = create();
            Prediction<TInput> prediction = predict(network);
            Workspace workspace = network.Core.CreateWorkspace(batch, settings.Threads);
            TInput[] input = data(batch * lengths.Input);
            float[] output = new float[batch * lengths.Output];
            return () => prediction(input, output, workspace);
        });
        return new BenchmarkCase(name, batch * MultiplyAdds(info), () => run.Value())
        {
            Baseline = PeerModels.Prediction(settings.Peers, model, batch, settings.Threads),
            Rest = settings.Threads > 1 ? s_rest : TimeSpan.Zero,
        }.Reaches(TargetUnit.TimesBaseline, times);
    }
}
