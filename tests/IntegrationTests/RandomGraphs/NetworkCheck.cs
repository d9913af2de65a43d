using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.CompilerServices;
using NetCompiler.IntegrationTests.Harness;

namespace NetCompiler.IntegrationTests.RandomGraphs;

/// <summary>Compares everything that a network computes with the reference.</summary>
internal sealed class NetworkCheck
{
    // Single precision, some hundred additions deep.
    private const double Tolerance = 2e-5;

    // A part of this of the largest gradient of the network is rounding: the bias before a batch normalization has no gradient at all.
    private const double Rounding = 1e-5;

    // Values that come closer to a kink may fall on its other side in single precision.
    private const double LeastKinkDistance = 2e-6;

    private readonly CompiledNetwork _compiled;
    private readonly Reference _reference;
    private readonly NetworkInstance _instance;
    private readonly List<string> _faults = [];

    private NetworkCheck(CompiledNetwork compiled)
    {
        _compiled = compiled;
        _reference = new Reference(compiled);
        _instance = compiled.Create();
    }

    /// <summary>The largest error relative to what is allowed.</summary>
    public double WorstError { get; private set; }

    /// <summary>How often random data came too close to a kink and was drawn again.</summary>
    public int Redrawn { get; private set; }

    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Checks a network on batches of several sizes.</summary>
    public static NetworkCheck Run(CompiledNetwork compiled, int seed, params int[] batches)
    {
        NetworkCheck check = new(compiled);
        check._faults.AddRange(MemoryCheck.Faults(compiled.Plan));
        foreach (int rows in batches)
        {
            // The variance of one value divides by zero.
            if (rows > 1 || !compiled.Plan.Declaration.Layers.Any(layer => layer.Kind == "BatchNorm"))
            {
                check.Check(rows, new Random((seed * 1000) + rows));
            }
        }

        return check;
    }

    private void Check(int rows, Random random)
    {
        ulong key = (ulong)random.NextInt64();
        for (int attempt = 0; attempt < 20; attempt++)
        {
            Dictionary<string, float[]> parameters = NetworkData.Parameters(_instance.Info, random);
            Dictionary<string, Array> data = NetworkData.Random(_compiled.Plan, rows, random);
            ReferenceSource source = new(_compiled.Plan, data, parameters, key);
            ReferenceStep? step = _compiled.Plan.Step is null ? null : _reference.EvaluateStep(rows, source);
            if (step?.KinkDistance < LeastKinkDistance)
            {
                Redrawn++;
                continue;
            }

            _instance.SetParameters(parameters);
            CheckPredict(rows, data, source);
            if (step is not null)
            {
                CheckStep(rows, data, step, key);
            }

            return;
        }

        _faults.Add($"batch {rows}: no data stays away from kinks");
    }

    private void CheckPredict(int rows, Dictionary<string, Array> data, ReferenceSource source)
    {
        (double[] expected, double? loss) = _reference.EvaluatePredict(rows, source);
        foreach (int capacity in new[] { rows, Math.Max(1, rows / 2) + 1 })
        {
            Workspace workspace = _instance.CreateWorkspace(capacity);
            workspace.Rows.Span.Fill(float.NaN);
            workspace.Fixed.Span.Fill(float.NaN);
            Compare($"batch {rows}, prediction in a workspace of {capacity}", expected, _instance.Predict(data, rows, workspace), 0);
        }

        if (loss is double number)
        {
            Compare($"batch {rows}, evaluation", [number], [ProgramRunner.Evaluate(_instance, data, rows, rows + 2)], 1e-3);
        }
    }

    private void CheckStep(int rows, Dictionary<string, Array> data, ReferenceStep expected, ulong key)
    {
        StepResult step = ProgramRunner.Step(_instance, data, rows, rows + 3, key);
        Compare($"batch {rows}, loss", [expected.Loss], [step.Loss], 1e-3);
        double largest = expected.Gradients.Values.SelectMany(gradient => gradient).Select(Math.Abs).DefaultIfEmpty(0).Max();
        foreach ((string name, double[] gradient) in expected.Gradients)
        {
            float[] found = step.Gradients.TryGetValue(name, out float[]? parameter) ? parameter : step.InputGradients[name];
            Compare($"batch {rows}, gradient of {name}", gradient, found, largest * Rounding / Tolerance);
        }

        foreach ((string name, double[] state) in expected.States)
        {
            Compare($"batch {rows}, {name}", state, step.States[name], 1e-3);
        }

        CheckPads(rows, step);
        StepResult singly = ProgramRunner.Step(_instance, data, rows, rows, key, singly: true);
        if (!step.Packed.Span.SequenceEqual(singly.Packed.Span) || BitConverter.SingleToInt32Bits(step.Loss) != BitConverter.SingleToInt32Bits(singly.Loss))
        {
            _faults.Add($"batch {rows}: the bits depend on how phases are cut into units");
        }
    }

    private void CheckPads(int rows, StepResult step)
    {
        float[] pads = step.Packed.Span.ToArray();
        foreach (ParameterInfo parameter in _instance.Info.Parameters.Where(parameter => parameter.IsTrained))
        {
            for (int i = 0; i < parameter.Count; i++)
            {
                pads[parameter.PackedIndex(i)] = 0;
            }
        }

        int wrong = Array.FindIndex(pads, value => value != 0);
        if (wrong >= 0)
        {
            ParameterInfo owner = _instance.Info.Parameters.Where(parameter => parameter.IsTrained).Last(parameter => parameter.Offset <= wrong);
            _faults.Add($"batch {rows}: the gradient of {owner.Name} has {pads[wrong]} in its pads, at float {wrong - owner.Offset}");
        }
    }

    private void Compare(string what, IReadOnlyList<double> expected, IReadOnlyList<float> actual, double scale)
    {
        double error = Comparison.Error(expected, actual, scale);
        WorstError = Math.Max(WorstError, error / Tolerance);
        if (error > Tolerance)
        {
            double largest = Math.Max(scale, expected.Max(Math.Abs));
            _faults.Add($"{what}: error {error:g3} of {largest:g3}; {Comparison.Describe(expected, actual, largest * Tolerance)}");
        }
    }
}
