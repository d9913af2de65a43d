using System;
using System.Linq;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler.Tests.Training;

/// <summary>Parameters of every kind and packing with gradients, and the run that updates them.</summary>
internal sealed class UpdateBench
{
    private readonly UpdateRun _run;
    private readonly WorkerTeam _team;
    private readonly TrainingOptions _options;
    private long _number;

    public UpdateBench(TrainingOptions options, int threads = 1)
        : this(options, MakeInfo(), threads)
    {
    }

    public UpdateBench(TrainingOptions options, NetworkInfo info, int threads)
    {
        _options = options;
        _team = new WorkerTeam(threads);
        Info = info;
        Parameters = new AlignedBuffer(Info.ParameterLength);
        Gradients = new AlignedBuffer(Info.TrainableLength);
        _run = new UpdateRun(Info, options, Parameters, Gradients);
        Fill(Parameters, seed: 1);
        Fill(Gradients, seed: 2);
    }

    public NetworkInfo Info { get; }

    public AlignedBuffer Parameters { get; }

    public AlignedBuffer Gradients { get; }

    public AlignedBuffer[] State => _run.State;

    public AlignedBuffer? Average => _run.Average?.Average;

    /// <summary>The trained parameters: a filter, a matrix, a bias, a scale and a table, in two blocks.</summary>
    public static NetworkInfo MakeInfo()
    {
        ParameterInfo[] parameters =
        [
            Panels("encoder.conv2d0.weight", [35, 3, 3, 3], 35, 3, 9, 16),
            Panels("encoder.dense1.weight", [40, 67], 40, 67, 1, 32),
            Rows("encoder.dense1.bias", ParameterKind.Bias, [40], 1, 40),
            Rows("norm0.weight", ParameterKind.Norm, [5], 1, 5),
            Rows("dense10.weight", ParameterKind.Embedding, [7, 20], 7, 20),
        ];
        int offset = 0;
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = parameters[i] with { Offset = offset };
            offset += parameters[i].PackedLength;
        }

        ParameterInfo state = Rows("norm0.mean", ParameterKind.State, [5], 1, 5);
        return new NetworkInfo("Bench", "text", "hash", [.. parameters, state], offset, 16, 0, []);
    }

    /// <summary>Fills all logical values; pads stay zero.</summary>
    public void Fill(AlignedBuffer buffer, ulong seed)
    {
        foreach (ParameterInfo parameter in UpdateSegments.TrainedOf(Info))
        {
            ulong key = CounterRandom.Key(seed, (ulong)parameter.Offset);
            float[] values = [.. Enumerable.Range(0, parameter.Count).Select(i => CounterRandom.Normal(key, (ulong)i))];
            Packing.Pack(parameter, values, buffer.Span);
        }
    }

    /// <summary>The logical values of a parameter in a buffer.</summary>
    public float[] Read(AlignedBuffer buffer, string name)
    {
        ParameterInfo parameter = Info.Parameters.Single(parameter => parameter.Name == name);
        float[] values = new float[parameter.Count];
        Packing.Unpack(parameter, buffer.Span, values);
        return values;
    }

    /// <summary>One update.</summary>
    public void Step()
    {
        _run.Accumulation.Add(_team, rows: 1, loss: 1);
        if (_run.Accumulation.IsDue)
        {
            _run.Execute(_team, new OptimizerStep(++_number, _options.Optimizer.LearningRate));
        }
    }

    /// <summary>Whether all pads of a buffer are zero, to the sign.</summary>
    public bool HasZeroPads(AlignedBuffer buffer)
    {
        float[] copy = buffer.Span.ToArray();
        foreach (ParameterInfo parameter in UpdateSegments.TrainedOf(Info))
        {
            for (int i = 0; i < parameter.Count; i++)
            {
                copy[parameter.PackedIndex(i)] = 0;
            }
        }

        return copy.All(value => BitConverter.SingleToInt32Bits(value) == 0);
    }

    private static ParameterInfo Panels(string name, int[] shape, int outputs, int channels, int taps, int width) => new(
        name, LayerOf(name), ParameterKind.Weight, shape, 0, (outputs + width - 1) / width * width * channels * taps, ParameterPacking.Panels,
        outputs, channels, taps, width, default, false);

    private static ParameterInfo Rows(string name, ParameterKind kind, int[] shape, int rows, int columns)
    {
        int width = (columns + 15) / 16 * 16;
        return new(name, LayerOf(name), kind, shape, 0, rows * width, ParameterPacking.Rows, rows, columns, 1, width, default, false);
    }

    private static string LayerOf(string name) => name[..name.LastIndexOf('.')];
}
