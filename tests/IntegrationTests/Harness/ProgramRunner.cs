using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.CompilerServices;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>Runs a step, an evaluation or a trace phase by phase, in memory that is full of NaN: whatever is read before it was written shows.</summary>
internal static class ProgramRunner
{
    /// <summary>Runs the training step on a copy of the current weights.</summary>
    /// <param name="rows">Rows of the batch; the arenas have room for <paramref name="capacity"/>.</param>
    /// <param name="key">The key of dropout.</param>
    /// <param name="singly">Computes the units one by one, the last one first, instead of all at once: the bits may not differ.</param>
    /// <param name="handsOver">Lets gradients be taken as they are computed, where that can be; the bits may not differ.</param>
    public static StepResult Step(
        NetworkInstance instance, IReadOnlyDictionary<string, Array> data, int rows, int capacity, ulong key, bool singly = false, bool handsOver = false)
    {
        Snapshot weights = instance.CloneWeights();
        AlignedBuffer gradients = Poisoned(instance.Info);
        IBatch batch = CreateBatch(instance, data, rows, capacity);
        ProgramMemory memory = MakeMemory(instance.Program.Step, weights, gradients, batch, key);
        TakenGradients taken = new(weights, gradients, () => memory.Fixed.Span[instance.Program.Step.LossOffset]);
        memory.Update = handsOver ? taken : null;
        Run(instance.Program.Step, memory, batch, singly);
        foreach (ParameterInfo parameter in instance.Info.Parameters.Where(parameter => handsOver && parameter.IsTrained))
        {
            if (instance.Program.Step.HandedOver.Contains(parameter.Offset))
            {
                taken.PutBack(parameter);
            }
        }

        return new(
            memory.Fixed.Span[instance.Program.Step.LossOffset],
            instance.Info.Parameters.Where(parameter => parameter.IsTrained).ToDictionary(parameter => parameter.Name, parameter => NetworkInstance.Read(parameter, gradients)),
            instance.Info.Parameters.Where(parameter => parameter.Kind == ParameterKind.State).ToDictionary(parameter => parameter.Name, parameter => NetworkInstance.Read(parameter, weights.State)),
            instance.Compiled.Plan.InputGradientNames().ToDictionary(name => name, name => FirstRows(instance.Shown(batch, name), rows, capacity)),
            instance.Compiled.Plan.Shown.ToDictionary(output => output.Name, output => FirstRows(instance.Shown(batch, output.Name), rows, capacity)),
            gradients);
    }

    /// <summary>The mean loss in prediction mode.</summary>
    public static float Evaluate(NetworkInstance instance, IReadOnlyDictionary<string, Array> data, int rows, int capacity)
    {
        IBatch batch = CreateBatch(instance, data, rows, capacity);
        ProgramMemory memory = MakeMemory(instance.Program.Evaluate, instance.Network.Core.Current, AlignedBuffer.Empty, batch, 0);
        Run(instance.Program.Evaluate, memory, batch, singly: false);
        return memory.Fixed.Span[instance.Program.Evaluate.LossOffset];
    }

    /// <summary>The memory of a trace.</summary>
    public static ProgramMemory Trace(NetworkInstance instance, IReadOnlyDictionary<string, Array> data, int rows, int capacity, ulong key)
    {
        IBatch batch = CreateBatch(instance, data, rows, capacity);
        ProgramMemory memory = MakeMemory(instance.Program.Trace, instance.CloneWeights(), new AlignedBuffer(instance.Info.TrainableLength), batch, key);
        Run(instance.Program.Trace, memory, batch, singly: false);
        return memory;
    }

    // Every gradient must be written; its pads are zero from the beginning and must stay so.
    private static AlignedBuffer Poisoned(NetworkInfo info)
    {
        AlignedBuffer gradients = new(info.TrainableLength);
        foreach (ParameterInfo parameter in info.Parameters.Where(parameter => parameter.IsTrained))
        {
            for (int i = 0; i < parameter.Count; i++)
            {
                gradients.Span[parameter.PackedIndex(i)] = float.NaN;
            }
        }

        return gradients;
    }

    /// <summary>The values of a traced layer, or of its gradient.</summary>
    public static List<float> Live(TracePlace place, ProgramMemory memory)
    {
        List<float> values = [];
        ReadOnlySpan<float> arena = place.PerRow ? memory.Rows.Span : memory.Fixed.Span;
        for (int row = 0; row < (place.PerRow ? memory.RowCount : 1); row++)
        {
            for (int line = 0; line < place.Lines; line++)
            {
                for (int pixel = 0; pixel < place.Pixels; pixel++)
                {
                    int start = (place.PerRow ? (place.Offset * memory.Capacity) + (row * place.Stride) : place.Offset)
                        + place.Start + (line * place.LineStride) + (pixel * place.PixelStride);
                    values.AddRange(arena.Slice(start, place.Lanes));
                }
            }
        }

        return values;
    }

    private static float[] FirstRows(float[] values, int rows, int capacity) => values[..(values.Length / capacity * rows)];

    private static IBatch CreateBatch(NetworkInstance instance, IReadOnlyDictionary<string, Array> data, int rows, int capacity)
    {
        IBatch batch = instance.CreateBatch(capacity);
        instance.Fill(batch, NetworkData.Padded(data, rows, capacity));
        batch.RowCount = rows;
        batch.Validate();
        return batch;
    }

    private static ProgramMemory MakeMemory(PhasedProgram program, Snapshot weights, AlignedBuffer gradients, IBatch batch, ulong key)
    {
        ProgramMemory memory = new(program, batch.Capacity, weights, gradients) { RowCount = batch.RowCount, Key = key };
        memory.Rows.Span.Fill(float.NaN);
        memory.Fixed.Span.Fill(float.NaN);
        return memory;
    }

    private static void Run(PhasedProgram program, ProgramMemory memory, IBatch batch, bool singly)
    {
        for (int phase = 0; phase < program.PhaseCount; phase++)
        {
            int units = program.Units(phase, batch.RowCount);
            if (program.Grain(phase) < 1)
            {
                throw new InvalidOperationException($"The grain of phase {phase} is {program.Grain(phase)}.");
            }

            if (!singly)
            {
                program.Execute(phase, 0, units, memory, batch);
                continue;
            }

            for (int unit = units - 1; unit >= 0; unit--)
            {
                program.Execute(phase, unit, unit + 1, memory, batch);
            }
        }
    }
}
