using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.CompilerServices;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>A network at work, driven by names instead of members.</summary>
internal class NetworkInstance(CompiledNetwork compiled, INetwork network)
{
    public CompiledNetwork Compiled { get; } = compiled;

    public INetwork Network { get; } = network;

    public NetworkInfo Info => Network.Info;

    public virtual TrainingProgram Program => throw new InvalidOperationException($"{Info.Name} has no loss.");

    /// <summary>Predicts so many rows; without a workspace, with one of the pool.</summary>
    public float[] Predict(IReadOnlyDictionary<string, Array> data, int rows, Workspace? workspace = null)
    {
        float[] output = new float[rows * Compiled.Plan.PredictionLength()];
        Compiled.PredictInto(Network, data, output, workspace);
        return output;
    }

    public Workspace CreateWorkspace(int rows, int threads = 1) => Compiled.MakeWorkspace(Network, rows, threads);

    public virtual IBatch CreateBatch(int capacity) => throw new InvalidOperationException($"{Info.Name} has no loss.");

    public virtual ISession CreateSession(TrainingOptions options) => throw new InvalidOperationException($"{Info.Name} has no loss.");

    /// <summary>Copies inputs and targets into a batch; what is longer than the data keeps its values.</summary>
    public void Fill(IBatch batch, IReadOnlyDictionary<string, Array> data) => Compiled.Fill!(batch, data);

    /// <summary>What a batch shows behind a step: the gradient of an input, or an output of a loss, by name.</summary>
    public float[] Shown(IBatch batch, string name) => Compiled.Member<Func<IBatch, string, float[]>>("Shown")(batch, name);

    /// <summary>Publishes a snapshot with the values given; tensors that are not named keep theirs.</summary>
    public void SetParameters(IReadOnlyDictionary<string, float[]> values)
    {
        Snapshot snapshot = CloneWeights();
        foreach (ParameterInfo parameter in Info.Parameters.Where(parameter => values.ContainsKey(parameter.Name)))
        {
            float[] logical = values[parameter.Name];
            if (logical.Length != parameter.Count)
            {
                throw new ArgumentException($"'{parameter.Name}' has {parameter.Count} values, not {logical.Length}.", nameof(values));
            }

            Span<float> buffer = parameter.Kind == ParameterKind.State ? snapshot.State.Span : snapshot.Parameters.Span;
            for (int i = 0; i < logical.Length; i++)
            {
                buffer[parameter.PackedIndex(i)] = logical[i];
            }
        }

        // What is read of it before it was written shows.
        snapshot.Derived.Span.Fill(float.NaN);
        Network.Core.Publish(snapshot);
    }

    /// <summary>A snapshot with the current weights that may be changed; what is derived from them is not filled.</summary>
    public Snapshot CloneWeights()
    {
        Snapshot copy = new(Info), current = Network.Core.Current;
        current.Parameters.Span.CopyTo(copy.Parameters.Span);
        current.State.Span.CopyTo(copy.State.Span);
        return copy;
    }

    /// <summary>The logical values of a tensor in a buffer that is laid out as the parameters (or states) are.</summary>
    public static float[] Read(ParameterInfo parameter, AlignedBuffer buffer)
    {
        float[] values = new float[parameter.Count];
        ReadOnlySpan<float> span = buffer.Span;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = span[parameter.PackedIndex(i)];
        }

        return values;
    }
}
