using System;
using System.IO;
using NetCompiler.CompilerServices;

namespace NetCompiler.Tests.Training;

/// <summary>
/// A network written by hand as the generator would: y = scale * (weight * x + bias), 3 inputs and 2 outputs, mean squared error. The scale is
/// frozen. In a step each row's input is multiplied by 1 ± 1/64, drawn from the step's key, in place of dropout.
/// </summary>
public sealed partial class LinearNetwork : ITrainable<LinearNetwork.Batch>
{
    public const int InputLength = 3;
    public const int OutputLength = 2;

    private readonly NetworkCore _core;

    public LinearNetwork(ulong seed = 0)
        : this(NetworkCore.Create(Program.Instance, seed))
    {
    }

    private LinearNetwork(NetworkCore core)
    {
        _core = core;
    }

    public NetworkCore Core => _core;

    TrainingProgram ITrainable<Batch>.TrainingProgram => Training.Instance;

    int ITrainable<Batch>.OutputLength => OutputLength;

    public ParameterView Weight => _core.Parameter(0);

    public ParameterView Bias => _core.Parameter(1);

    public ParameterView Scale => _core.Parameter(2);

    public ParameterView MeanLoss => _core.Parameter(3);

    public static LinearNetwork Load(string path, LoadOptions? options = null) => new(NetworkCore.Load(Program.Instance, path, options));

    public static LinearNetwork Load(ReadOnlySpan<byte> data, LoadOptions? options = null) => new(NetworkCore.Load(Program.Instance, data, options));

    public static LinearNetwork Load(Stream stream, LoadOptions? options = null) => new(NetworkCore.Load(Program.Instance, stream, options));

    public void Save(string path) => _core.Save(path);

    public void Save(Stream stream) => _core.Save(stream);

    public void SavePacked(string path) => _core.SavePacked(path);

    public Batch CreateBatch(int capacity) => new(capacity);

    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        int rows = _core.CheckRows(input.Length, InputLength, output.Length, OutputLength);
        Workspace workspace = _core.RentWorkspace();
        try
        {
            Run(_core.Current, workspace, input, output, rows);
        }
        finally
        {
            _core.ReturnWorkspace(workspace);
        }
    }

    public void Predict(ReadOnlySpan<float> input, Span<float> output, Workspace workspace)
    {
        _core.CheckWorkspace(workspace);
        Run(_core.Current, workspace, input, output, _core.CheckRows(input.Length, InputLength, output.Length, OutputLength));
    }

    void ITrainable<Batch>.Predict(Snapshot weights, Workspace workspace, Batch batch, int first, int count, Span<float> output) =>
        Run(weights, workspace, batch.Inputs.Slice(first * InputLength, count * InputLength), output[(first * OutputLength)..], count);

    private static void Run(Snapshot snapshot, Workspace workspace, ReadOnlySpan<float> input, Span<float> output, int rows)
    {
        for (int first = 0; first < rows; first += workspace.Capacity)
        {
            int block = Math.Min(workspace.Capacity, rows - first);
            Span<float> scratch = workspace.Rows.Span;
            for (int row = 0; row < block; row++)
            {
                Forward(snapshot, input.Slice((first + row) * InputLength, InputLength), 1f, scratch.Slice(row * Lanes, Lanes));
                scratch.Slice(row * Lanes, OutputLength).CopyTo(output[((first + row) * OutputLength)..]);
            }
        }

        GC.KeepAlive(snapshot);
    }

    // Reads the derived copy of the weights, so that a snapshot that was not prepared gives zeros.
    private static void Forward(Snapshot snapshot, ReadOnlySpan<float> input, float noise, Span<float> output)
    {
        ReadOnlySpan<float> parameters = snapshot.Parameters.Span;
        ReadOnlySpan<float> weights = noise == 1f ? snapshot.Derived.Span : parameters;
        for (int n = 0; n < OutputLength; n++)
        {
            float sum = parameters[BiasOffset + n];
            for (int k = 0; k < InputLength; k++)
            {
                sum += weights[(k * Lanes) + n] * (input[k] * noise);
            }

            output[n] = sum * parameters[ScaleOffset];
        }
    }
}
