using System;
using System.Linq;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes.Declared;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Bytes as inputs, scaled on their way in, and classes with names.</summary>
public class ClassifyTests
{
    private const int Rows = 60;

    [Theory]
    [InlineData("Input(3, 7, 5, Type = \"Byte\"); Rescale(0.0078125, -1); Standardize([0, 0.25, 0.5], [1, 0.5, 2]); Conv2D(4, 3, padding: 1); ReLU; Flatten; Dense(2); MeanSquaredErrorLoss")]
    [InlineData("Input(1, 9, 33, Type = \"Byte\"); Rescale(0.0078125, -1); Conv2D(2, 3, padding: 1); Flatten; Dense(2); MeanSquaredErrorLoss")]
    [InlineData("Input(2, 3, 4, 5, Type = \"Byte\"); Rescale(0.0078125, -1); Standardize([0, 0.25], [1, 0.5]); Conv3D(3, 3, padding: 1); ReLU; Flatten; Dense(2); MeanSquaredErrorLoss")]
    [InlineData("Input(17, Type = \"Byte\"); Rescale(0.0078125, -1); Tap(\"x\"); Dense(17); Add(\"x\"); MeanSquaredErrorLoss")]
    [InlineData("Input(4, 5); Standardize([0, 0.25, 0.5, 1, 2], 0.5); Dense(3); Rescale(2, 1); Standardize([1, 2, 3], [1, 2, 4]); MeanSquaredErrorLoss")]
    [InlineData("Input(6, Type = \"Byte\", Name = \"a\"); Rescale(0.0078125); Dense(4); Tap(\"h\"); Input(4, Name = \"b\"); Standardize(0.5, 2); Add(\"h\"); MeanSquaredErrorLoss")]
    public void InputsAreScaledAsTheReferenceDoes(string layers)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(layers, inputGradient: true);
        NetworkCheck check = NetworkCheck.Run(compiled, seed: 1, 1, 7, 17);
        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
    }

    [Fact]
    public void BytesAreLearnedAndClassesHaveTheirNames()
    {
        (byte[] images, int[] labels) = Patterns();
        PatternNetwork network = new(seed: 1);
        TrainingOptions options = new() { Optimizer = new Adam(0.01f), Epochs = 20, BatchSize = 20, Threads = 1 };
        network.Train(new InMemoryDataSet<byte, int>(images, PatternNetwork.InputLength, labels), options: options);

        Pattern[] classes = new Pattern[Rows];
        network.Classify(images, classes);
        Assert.Equal(labels.Select(label => (Pattern)label), classes);
        Assert.Equal((Pattern)labels[7], network.Classify(images.AsSpan(7 * PatternNetwork.InputLength, PatternNetwork.InputLength)));
        Assert.Equal(["Lines", "Columns", "Board"], PatternNetwork.Labels);

        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Classify(images, classes);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void WrongLengthsAreRefused()
    {
        PatternNetwork network = new();
        Assert.Contains("input has 35 elements", Assert.Throws<ArgumentException>(() => network.Classify(new byte[35])).Message, StringComparison.Ordinal);
        Assert.Contains("classes has 1 elements", Assert.Throws<ArgumentException>(() => network.Classify(new byte[72])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "classes has 3 elements; 2 rows of 1", Assert.Throws<ArgumentException>(() => network.Classify(new byte[72], new Pattern[3])).Message, StringComparison.Ordinal);
    }

    private static (byte[] Images, int[] Labels) Patterns()
    {
        Random random = new(1);
        int[] labels = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(3))];
        byte[] images = [.. labels.SelectMany(label =>
        {
            int shift = random.Next(2);
            return Enumerable.Range(0, 36).Select(i =>
            {
                int place = label == 0 ? i / 6 : label == 1 ? i % 6 : (i / 6) + (i % 6);
                return (byte)(((place + shift) % 2 * 180) + random.Next(75));
            });
        })];
        return (images, labels);
    }
}
