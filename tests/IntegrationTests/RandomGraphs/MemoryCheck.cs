using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.IntegrationTests.RandomGraphs;

/// <summary>Looks at a memory plan with eyes of its own: no two values that are alive at once overlap, and the arena is not much larger than it must be.</summary>
internal static class MemoryCheck
{
    private const double MostOverhead = 1.2;

    /// <summary>What is wrong with the plans of a network.</summary>
    public static IEnumerable<string> Faults(NetworkPlan plan) => plan.Sections.SelectMany(FaultsOf);

    private static IEnumerable<string> FaultsOf(Section section)
    {
        // A trace keeps everything; it has no bound to compare with.
        if (section.Name != "Trace")
        {
            foreach ((string what, long length, long bound) in new[] { ("row", section.RowLength, section.RowLowerBound), ("fixed", section.FixedLength, section.FixedLowerBound) })
            {
                if (length > MostOverhead * bound)
                {
                    yield return $"{section.Name}: the {what} arena takes {length} floats, where {bound} are alive at most";
                }
            }
        }

        List<Life> lives = LivesOf(section);
        for (int i = 0; i < lives.Count; i++)
        {
            for (int j = i + 1; j < lives.Count; j++)
            {
                (Life a, Life b) = (lives[i], lives[j]);
                bool together = a.Place.Home == b.Place.Home && a.Start <= b.End && b.Start <= a.End;
                bool overlap = a.Place.Offset < b.Place.Offset + b.Length && b.Place.Offset < a.Place.Offset + a.Length;
                if (together && overlap && !IsInPlace(section, a, b) && !IsInPlace(section, b, a))
                {
                    yield return $"{section.Name}: {a} and {b} overlap";
                }
            }
        }
    }

    // A kernel may write over an operand that it is the last to read, if its operator says so.
    private static bool IsInPlace(Section section, Life dying, Life born)
    {
        if (dying.End != born.Start || dying.Place != born.Place || dying.Value is not Node operand || born.Value is not Node value)
        {
            return false;
        }

        Group group = section.Groups[born.Start];
        return group.Value == value && group.Operands.Where(read => Section.StorageOf(read) == operand)
            .All(read => group.Main.Operator.MayOverwrite(group.Main, read) && section.LayoutOf(read) == section.LayoutOf(value));
    }

    private static List<Life> LivesOf(Section section)
    {
        List<Life> lives = [];
        HashSet<Node> kept = [.. section.Assigned.Graph.Outputs.Where(output => output.Kind is OutputKind.Loss or OutputKind.Trace or OutputKind.TraceGradient).Select(output => Section.StorageOf(output.Node))];
        for (int time = 0; time < section.Groups.Count; time++)
        {
            Group group = section.Groups[time];
            Placement place = section.PlacementOf(group.Value);
            if (place.Home is Home.Rows or Home.Fixed)
            {
                int last = Enumerable.Range(time, section.Groups.Count - time).Last(later => later == time || section.Groups[later].Operands.Any(operand => Section.StorageOf(operand) == group.Value));
                int end = kept.Contains(group.Value) ? section.Groups.Count : last;
                lives.Add(new($"{group.Value} {group.Value.Operator} of {string.Join(", ", group.Layers)}", group.Value, place, section.LayoutOf(group.Value).Length, time, end));
            }

            if (section.Scratch.TryGetValue(group, out Placement? scratch))
            {
                int length = group.Main.Operator.Scratch(group.Main, [.. group.Main.Inputs.Select(section.LayoutOf)]);
                lives.Add(new($"the scratch of {group.Value}", null, scratch, length, time, time));
            }
        }

        return lives;
    }

    private sealed record Life(string Name, Node? Value, Placement Place, int Length, int Start, int End)
    {
        public override string ToString() => $"{Name} ({Place.Home} {Place.Offset}+{Length}, alive {Start} to {End})";
    }
}
