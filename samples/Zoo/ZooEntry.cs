using System;
using System.Diagnostics;
using System.Linq;
using NetCompiler;
using NetCompiler.CompilerServices;

namespace Zoo;

/// <summary>A network of the zoo: its table of layers, and how to make it and predict a sample.</summary>
/// <param name="Info">Names, shapes, layers.</param>
/// <param name="Create">Makes it and a sample, both random, and returns its prediction of the sample.</param>
internal sealed record ZooEntry(NetworkInfo Info, Func<Func<float[]>> Create)
{
    /// <summary>The values of all weights, whether the network is trained or not.</summary>
    public long Parameters => Info.Parameters.Where(parameter => parameter.Kind != ParameterKind.State).Sum(parameter => (long)parameter.Count);

    /// <summary>Multiply-adds of one prediction.</summary>
    public long MultiplyAdds => Info.Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>A network of one input and one output.</summary>
    /// <param name="info">Names, shapes, layers.</param>
    /// <param name="sample">The numbers of a sample.</param>
    /// <param name="outputLength">Numbers of a prediction.</param>
    /// <param name="create">Makes it, and returns its prediction.</param>
    public static ZooEntry Of<T>(NetworkInfo info, T[] sample, int outputLength, Func<Predictor<T>> create) => new(info, () =>
    {
        Predictor<T> predict = create();
        float[] prediction = new float[outputLength];
        return () =>
        {
            predict(sample, prediction);
            return prediction;
        };
    });

    /// <summary>Predicts one random sample after a first one, and returns how long it took.</summary>
    public TimeSpan TimePrediction()
    {
        Func<float[]> predict = Create();
        predict();
        long start = Stopwatch.GetTimestamp();
        float[] prediction = predict();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return prediction.All(float.IsFinite) ? time : throw new InvalidOperationException($"{Info.Name} predicts values that are not finite.");
    }
}
