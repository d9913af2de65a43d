// Trains a small convolutional network on handwritten digits, saves it (to a path: --save PATH), loads it again and predicts.

using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using Digits;
using NetCompiler;

// Stratified: every digit has the same share of all three parts.
InMemoryDataSet<float, int>[] parts = DigitsData.Load().Stratified([0.7, 0.1, 0.2], seed: 1);
(InMemoryDataSet<float, int> train, InMemoryDataSet<float, int> validation, InMemoryDataSet<float, int> test) = (parts[0], parts[1], parts[2]);
Console.WriteLine($"{train.Count} images to train on, {validation.Count} to validate, {test.Count} to test.");

DigitClassifier network = new(seed: 1);
TrainingOptions options = new()
{
    Optimizer = new Adam(2e-3f),
    Epochs = 40,
    BatchSize = 32,
    Seed = 1,
    Metrics = [new Accuracy()],
    EarlyStopping = new EarlyStopping { Patience = 8 },
};
long start = Stopwatch.GetTimestamp();
TrainingResult result = network.Train(train, validation, options, new ConsoleProgress());
Console.WriteLine($"{result}; all in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s.");

Accuracy accuracy = new();
ConfusionMatrix matrix = new();
float loss = network.Evaluate(test, [accuracy, matrix]);
Console.WriteLine($"Test loss {loss:F4}, accuracy {accuracy.Value:F4}; rows are digits, columns what was seen in them:\n{matrix}");
float[] predictions = Predict(network, test);

string path = args is ["--save", string given] ? given : Path.Combine(Path.GetTempPath(), "digits.safetensors");
network.Save(path);
bool same = Predict(DigitClassifier.Load(path), test).AsSpan().SequenceEqual(predictions);
Console.WriteLine($"Saved to {path}; loaded again, the predictions are {(same ? "the same bits" : "DIFFERENT")}.");

for (int row = 0; row < 3; row++)
{
    ReadOnlySpan<float> probabilities = predictions.AsSpan(row * DigitClassifier.OutputLength, DigitClassifier.OutputLength);
    int digit = Largest(probabilities);
    Console.WriteLine($"\n{Drawing(test.Input(row))}is a {digit} ({probabilities[digit]:P1}); labeled {test.Target(row)[0]}.");
}

return same ? 0 : 1;

static float[] Predict(DigitClassifier network, InMemoryDataSet<float, int> data)
{
    float[] images = new float[data.Count * DigitClassifier.InputLength];
    for (int row = 0; row < data.Count; row++)
    {
        data.Input(row).CopyTo(images.AsSpan(row * DigitClassifier.InputLength));
    }

    float[] predictions = new float[data.Count * DigitClassifier.OutputLength];
    network.Predict(images, predictions);
    return predictions;
}

static int Largest(ReadOnlySpan<float> values)
{
    int largest = 0;
    for (int i = 1; i < values.Length; i++)
    {
        largest = values[i] > values[largest] ? i : largest;
    }

    return largest;
}

static string Drawing(ReadOnlySpan<float> image)
{
    StringBuilder text = new();
    for (int pixel = 0; pixel < image.Length; pixel++)
    {
        text.Append(" .:-=+*#%@"[(int)(image[pixel] * 9.99f)], 2).Append(pixel % 8 == 7 ? "\n" : "");
    }

    return text.ToString();
}

/// <summary>Prints each epoch at once; Progress&lt;T&gt; would print from another thread, late.</summary>
internal sealed class ConsoleProgress : IProgress<EpochReport>
{
    public void Report(EpochReport value) => Console.WriteLine(value);
}
