using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Benchmarks;

/// <summary>
/// Measures all cases of a group in turns for several rounds and keeps the best time of each, so that a busy neighbor slows all rows alike instead of
/// one; then the next group.
/// </summary>
/// <param name="Machine">What the machine can do.</param>
/// <param name="Rows">The rows, in order.</param>
public sealed record Report(MachineRates Machine, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>Measures the cases that are asked for.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="settings">What is asked for.</param>
    /// <param name="started">Told each group that begins.</param>
    public static Report Measure(IEnumerable<BenchmarkGroup> groups, ReportSettings settings, Action<string> started)
    {
        MachineRates machine = MachineRates.Measure();
        List<ReportRow> rows = [];
        foreach (BenchmarkGroup group in groups)
        {
            Measurement[] cases = [.. Cases(group, settings)];
            if (cases.Length == 0)
            {
                continue;
            }

            started(group.Name);
            Array.ForEach(cases, row => row.WarmUp());
            for (int round = 0; round < settings.Rounds; round++)
            {
                machine = machine with { Peak = Math.Max(machine.Peak, PeakRate.Measure()) };
                Array.ForEach(cases, row => row.TakeTurn());
            }

            // At once, so that nothing holds what the cases held.
            rows.AddRange(cases.SelectMany(row => ReportRow.Of(row, machine.Peak)));
            settings.Peers?.Close();
        }

        return new Report(machine, rows);
    }

    /// <summary>Runs every case once, without measuring anything.</summary>
    /// <returns>The names of the cases.</returns>
    public static IReadOnlyList<string> RunOnce(BenchmarkGroup group, ReportSettings settings)
    {
        Measurement[] cases = [.. Cases(group, settings)];
        Array.ForEach(cases, row => row.WarmUp());
        return [.. cases.Select(row => row.Row.Name)];
    }

    private static IEnumerable<Measurement> Cases(BenchmarkGroup group, ReportSettings settings) =>
        group.Cases(settings).Where(row => settings.Includes(group.Name, row.Name)).Select(row => new Measurement(group.Name, row));
}
