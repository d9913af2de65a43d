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
    private const double Tolerance = 1e-5;

    // Where large numbers cancel, their rounding stays: many times what rounding each value once gives.
    private const double RoundingFactor = 40;

    private const double CancelledScale = 0.02;

    // A tensor of one value may be rounded little by chance: it is granted a part of the largest rounding of the network.
    private const double NoiseShare = 0.2;

    // A few values may be rounded little by chance: what one way of rounding does not allow, others may.
    private static readonly int[] s_draws = [1, 2, 3, 4, 5, 6];

    // Larger numbers leave single precision soon.
    private const double Largest = 1e20;

    // Where all gradients have vanished, as behind a chain of saturated functions, what is left is the rounding of numbers near one.
    private const double LeastGradient = 1e-8;

    // A smaller loss is a sum of terms that cancel.
    private const double LeastLoss = 0.5;

    // Results that are mostly rounding say little; there may not be many.
    private const double WeakTolerance = 1e-2;

    // Values that come closer to a kink may fall on its other side in single precision.
    private const double LeastKinkDistance = 2e-6;

    private readonly CompiledNetwork _compiled;
    private readonly Reference _reference;
    private readonly NetworkInstance _instance;

    // A trace has as many kernels again, which take the JIT's time: that of one network in four is looked at.
    private readonly bool _isTraced;
    private readonly List<string> _faults = [];

    private NetworkCheck(CompiledNetwork compiled, bool isTraced)
    {
        (_compiled, _isTraced) = (compiled, isTraced);
        _reference = new Reference(compiled);
        _instance = compiled.Create();
    }

    /// <summary>The largest error relative to what is allowed.</summary>
    public double WorstError { get; private set; }

    /// <summary>How often random data came too close to a kink, or left the numbers, and was drawn again.</summary>
    public int Redrawn { get; private set; }

    /// <summary>Batches that were not compared, since no random data was fit.</summary>
    public int Skipped { get; private set; }

    /// <summary>Tensors compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Those among them whose tolerance is so wide, because they cancel, that the comparison says little.</summary>
    public int Weak { get; private set; }

    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Checks a network on batches of several sizes.</summary>
    public static NetworkCheck Run(CompiledNetwork compiled, int seed, params int[] batches)
    {
        NetworkCheck check = new(compiled, isTraced: seed % 4 == 0);
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
        for (int attempt = 0; attempt < 60; attempt++)
        {
            Dictionary<string, float[]> parameters = NetworkData.Parameters(_instance.Info, random);
            Dictionary<string, Array> data = NetworkData.Random(_compiled.Plan, rows, random);
            ReferenceSource source = new(_compiled.Plan, data, parameters, key);
            ReferenceStep? step = _compiled.Plan.Step is null ? null : _reference.EvaluateStep(rows, source);
            bool isFit = step is null || (step.KinkDistance >= LeastKinkDistance && IsModerate(step.Loss) && step.Gradients.Values.All(IsModerate));
            if (!isFit || !IsModerate(_reference.EvaluatePredict(rows, source).Output))
            {
                Redrawn++;
                continue;
            }

            _instance.SetParameters(parameters);
            CheckPredict(rows, data, source);
            if (step is not null)
            {
                CheckStep(rows, data, step, [.. s_draws.Select(draw => new Lazy<ReferenceStep>(() => _reference.EvaluateStep(rows, source, draw)))], key);
            }

            return;
        }

        Skipped++;
    }

    private static bool HasVanished(ReferenceStep step) =>
        step.Gradients.Values.Select(gradient => gradient.Max(Math.Abs)).DefaultIfEmpty(0).Max() is > 0 and < LeastGradient;

    private static bool IsModerate(params double[] values) => values.All(value => Math.Abs(value) < Largest);

    private void CheckPredict(int rows, Dictionary<string, Array> data, ReferenceSource source)
    {
        (double[] expected, double? loss) = _reference.EvaluatePredict(rows, source);
        Lazy<(double[] Output, double? Loss)>[] rounded =
            [.. s_draws.Select(draw => new Lazy<(double[] Output, double? Loss)>(() => _reference.EvaluatePredict(rows, source, draw)))];
        foreach (int capacity in new[] { rows, Math.Max(1, rows / 2) + 1 })
        {
            Workspace workspace = _instance.CreateWorkspace(capacity);
            workspace.Rows.Span.Fill(float.NaN);
            workspace.Fixed.Span.Fill(float.NaN);
            float[] found = _instance.Predict(data, rows, workspace);
            Compare($"batch {rows}, prediction in a workspace of {capacity}", expected, rounded.Select(draw => draw.Value.Output), found);
            float[] shared = _instance.Predict(data, rows, _instance.CreateWorkspace(capacity, threads: 3));
            if (!found.Select(BitConverter.SingleToInt32Bits).SequenceEqual(shared.Select(BitConverter.SingleToInt32Bits)))
            {
                _faults.Add($"batch {rows}, prediction in a workspace of {capacity}: the bits depend on the number of threads");
            }
        }

        if (loss is double number)
        {
            Compare($"batch {rows}, evaluation", [number], rounded.Select(draw => (double[])[draw.Value.Loss!.Value]), [ProgramRunner.Evaluate(_instance, data, rows, rows + 2)], LeastLoss);
        }
    }

    private void CheckStep(int rows, Dictionary<string, Array> data, ReferenceStep expected, Lazy<ReferenceStep>[] rounded, ulong key)
    {
        StepResult step = ProgramRunner.Step(_instance, data, rows, rows + 3, key);
        Compare($"batch {rows}, loss", [expected.Loss], rounded.Select(draw => (double[])[draw.Value.Loss]), [step.Loss], LeastLoss);

        // Gradients that are nothing but rounding, as that of a bias before batch normalization, are measured by the others.
        double scale = expected.Gradients.Values.Max(gradient => gradient.Max(Math.Abs)) * CancelledScale;
        double noise = scale == 0 ? 0 : expected.Gradients.Max(pair => Rounding(pair.Value, rounded[0].Value.Gradients[pair.Key]) / Math.Max(scale, pair.Value.Max(Math.Abs)));
        foreach ((string name, double[] gradient) in expected.Gradients.Where(_ => !HasVanished(expected)))
        {
            float[] found = step.Gradients.TryGetValue(name, out float[]? parameter) ? parameter : step.InputGradients[name];
            Compare($"batch {rows}, gradient of {name}", gradient, rounded.Select(draw => draw.Value.Gradients[name]), found, scale, noise);
        }

        foreach ((string name, double[] state) in expected.States)
        {
            Compare($"batch {rows}, {name}", state, rounded.Select(draw => draw.Value.States[name]), step.States[name]);
        }

        CheckPads(rows, step);
        if (_isTraced)
        {
            CheckTrace(rows, data, expected, rounded, key);
        }

        CheckEqual(step, ProgramRunner.Step(_instance, data, rows, rows, key, singly: true), $"batch {rows}: the bits depend on how phases are cut into units");
        if (!_instance.Program.Step.HandedOver.IsEmpty)
        {
            StepResult taken = ProgramRunner.Step(_instance, data, rows, rows, key, singly: rows % 2 == 0, handsOver: true);
            CheckEqual(step, taken, $"batch {rows}: the bits depend on whether gradients are handed over");
        }
    }

    private void CheckEqual(StepResult step, StepResult other, string fault)
    {
        if (!step.Packed.Span.SequenceEqual(other.Packed.Span) || BitConverter.SingleToInt32Bits(step.Loss) != BitConverter.SingleToInt32Bits(other.Loss))
        {
            _faults.Add(fault);
        }
    }

    private static double Rounding(double[] exact, double[] rounded) => exact.Zip(rounded, (a, b) => Math.Abs(a - b)).Max();

    // The trace computes the same, and leaves nothing unwritten.
    private void CheckTrace(int rows, Dictionary<string, Array> data, ReferenceStep expected, Lazy<ReferenceStep>[] rounded, ulong key)
    {
        ProgramMemory memory = ProgramRunner.Trace(_instance, data, rows, rows + 1, key);
        Compare($"batch {rows}, loss of the trace", [expected.Loss], rounded.Select(draw => (double[])[draw.Value.Loss]), [memory.Fixed.Span[_instance.Program.Trace.LossOffset]], LeastLoss);
        foreach (TraceEntry entry in _instance.Program.TraceEntries)
        {
            TracePlace[] places = [.. new[] { entry.Output, entry.Gradient }.OfType<TracePlace>()];
            if (places.SelectMany(place => ProgramRunner.Live(place, memory)).Any(value => !float.IsFinite(value)))
            {
                _faults.Add($"batch {rows}: the trace of {entry} has numbers that are not finite");
            }
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

    private void Compare(string what, double[] expected, IEnumerable<double[]> rounded, float[] actual, double scale = 0, double noise = 0)
    {
        if (expected.Length != actual.Length)
        {
            _faults.Add($"{what}: {expected.Length} values expected, {actual.Length} found");
            return;
        }

        double largest = expected.Max(Math.Abs);
        double difference = expected.Zip(actual, (exact, found) => double.IsNaN(found) ? double.PositiveInfinity : Math.Abs(exact - found)).Max();
        double rounding = NoiseShare * noise * largest, allowed = 0;
        foreach (double[] draw in rounded)
        {
            rounding = Math.Max(rounding, Rounding(expected, draw));
            allowed = (Tolerance * Math.Max(largest, scale)) + (RoundingFactor * rounding);
            if (difference <= allowed)
            {
                break;
            }
        }

        Compared++;
        Weak += allowed > WeakTolerance * largest ? 1 : 0;
        if (difference > 0)
        {
            WorstError = Math.Max(WorstError, difference / allowed);
        }

        if (!(difference <= allowed))
        {
            _faults.Add($"{what}: error {difference:g3} of {largest:g3}, where {allowed:g3} is allowed; {Comparison.Describe(expected, actual, allowed)}");
        }
    }
}
