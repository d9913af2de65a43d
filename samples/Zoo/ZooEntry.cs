using System;
using System.Diagnostics;
using System.Linq;
using NetCompiler;

namespace Zoo;

/// <summary>A network of the zoo: its table of layers, and how to make it and predict an image.</summary>
/// <param name="Info">Names, shapes, layers.</param>
/// <param name="InputLength">Numbers of an image.</param>
/// <param name="OutputLength">Numbers of a prediction.</param>
/// <param name="Create">Makes it with random weights, and returns its prediction of one image.</param>
internal sealed record ZooEntry(NetworkInfo Info, int InputLength, int OutputLength, Func<Predictor> Create)
{
    /// <summary>Trained values.</summary>
    public long Parameters => Info.TrainableCount;

    /// <summary>Multiply-adds of one prediction.</summary>
    public long MultiplyAdds => Info.Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>Predicts one random image after a first one, and returns how long it took.</summary>
    public TimeSpan TimePrediction()
    {
        Predictor predict = Create();
        float[] image = new float[InputLength], prediction = new float[OutputLength];
        for (int i = 0; i < image.Length; i++)
        {
            image[i] = CounterRandom.Uniform(1, (ulong)i, bound: 1);
        }

        predict(image, prediction);
        long start = Stopwatch.GetTimestamp();
        predict(image, prediction);
        return prediction.All(float.IsFinite) ? Stopwatch.GetElapsedTime(start)
            : throw new InvalidOperationException($"{Info.Name} predicts values that are not finite.");
    }
}
