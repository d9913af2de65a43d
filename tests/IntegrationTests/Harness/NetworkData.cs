using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.CompilerServices;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>Random inputs, targets and parameters.</summary>
internal static class NetworkData
{
    /// <summary>Inputs and targets by name: numbers in [-1, 1), probabilities, labels and ids in range.</summary>
    public static Dictionary<string, Array> Random(NetworkPlan plan, int rows, Random random)
    {
        Dictionary<string, Array> data = [];
        foreach (NetworkInput input in plan.Lowered.Inputs)
        {
            int count = rows * input.Type.Shape.Count;
            data[input.Name] = input.Type.Element == Compiler.Graphs.ElementType.Int32 ? Integers(plan, input, count, random)
                : input.Type.Element == Compiler.Graphs.ElementType.Byte ? Bytes(count, random)
                : input.AreProbabilities ? [.. Floats(count, 1, random).Select(Math.Abs)]
                : Floats(count, 1, random);
        }

        return data;
    }

    /// <summary>Values of all parameters and states, of a size that keeps activations near 1, so that nothing saturates.</summary>
    public static Dictionary<string, float[]> Parameters(NetworkInfo info, Random random) =>
        info.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter switch
        {
            { Kind: ParameterKind.Weight } => Floats(parameter.Count, MathF.Sqrt(3f / (parameter.Channels * parameter.Taps)), random),
            { Kind: ParameterKind.Norm } when parameter.Name.EndsWith("weight", StringComparison.Ordinal) => Shifted(Floats(parameter.Count, 0.5f, random)),
            { Kind: ParameterKind.State } when parameter.Name.EndsWith("var", StringComparison.Ordinal) => Shifted(Floats(parameter.Count, 0.5f, random)),
            { Kind: ParameterKind.Embedding } => Floats(parameter.Count, 1, random),
            _ => Floats(parameter.Count, 0.5f, random),
        });

    /// <summary>The data with rows behind it that no step may look at: NaN, and labels that do not exist.</summary>
    public static IReadOnlyDictionary<string, Array> Padded(IReadOnlyDictionary<string, Array> data, int rows, int capacity) =>
        data.ToDictionary(pair => pair.Key, pair =>
        {
            Array padded = Array.CreateInstance(pair.Value.GetType().GetElementType()!, pair.Value.Length / rows * capacity);
            if (padded is float[] floats)
            {
                Array.Fill(floats, float.NaN);
            }
            else if (padded is int[] integers)
            {
                Array.Fill(integers, int.MaxValue);
            }

            pair.Value.CopyTo(padded, 0);
            return padded;
        });

    public static float[] Floats(int count, float bound, Random random)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = ((random.NextSingle() * 2) - 1) * bound;
        }

        return values;
    }

    private static byte[] Bytes(int count, Random random)
    {
        byte[] values = new byte[count];
        random.NextBytes(values);
        return values;
    }

    private static int[] Integers(NetworkPlan plan, NetworkInput input, int count, Random random)
    {
        IndexRange range = PredictEmitter.RangeOf(plan, input) ?? new(0, 0, "");
        return [.. Enumerable.Range(0, count)
            .Select(_ => input.Ignored is int ignored && random.Next(4) == 0 ? ignored : random.Next(range.First, range.Last + 1))];
    }

    private static float[] Shifted(float[] values) => [.. values.Select(value => 1 + value)];
}
