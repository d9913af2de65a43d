using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Passes;
using Xunit;

namespace NetCompiler.Compiler.Tests.Emission;

/// <summary>The memory plan: no larger than it must be, and no two values in one place at one time.</summary>
public class PlanTests
{
    [Theory]
    [MemberData(nameof(TestNetworks.Names), MemberType = typeof(TestNetworks))]
    public void ArenasAreAtMostAFifthLargerThanTheyMustBe(string network) =>
        Assert.All(TestNetworks.Of(network).Plan().Sections, section =>
        {
            Assert.InRange(section.RowLength, section.RowLowerBound, section.RowLowerBound * 1.2);
            Assert.InRange(section.FixedLength, section.FixedLowerBound, section.FixedLowerBound * 1.2);
        });

    [Theory]
    [MemberData(nameof(TestNetworks.Names), MemberType = typeof(TestNetworks))]
    public void LowerBoundsAreWhatIsAliveAtOnce(string network) =>
        Assert.All(TestNetworks.Of(network).Plan().Sections.Where(section => section.Groups.Count > 0), section =>
        {
            IReadOnlyList<Life> lives = Lives(section);
            Assert.Equal(MostAlive(section, lives, Home.Rows), section.RowLowerBound);
            Assert.Equal(MostAlive(section, lives, Home.Fixed), section.FixedLowerBound);
        });

    [Theory]
    [MemberData(nameof(TestNetworks.Names), MemberType = typeof(TestNetworks))]
    public void NoTwoLiveValuesShareMemory(string network) =>
        Assert.All(TestNetworks.Of(network).Plan().Sections, section =>
        {
            IReadOnlyList<Life> lives = Lives(section);
            for (int i = 0; i < lives.Count; i++)
            {
                Assert.Empty(lives.Take(i).Where(other => Collide(lives[i], other)).Select(other => $"{section.Name}: {lives[i]} and {other}"));
            }
        });

    [Fact]
    public void TraceKeepsEverything()
    {
        NetworkPlan plan = TestNetworks.Digits.Plan();

        Assert.True(plan.Trace!.RowLength > plan.Step!.RowLength);
        Assert.All(Lives(plan.Trace).Where(life => life.Node is not null), life => Assert.Equal(plan.Trace.Groups.Count, life.Last));
    }

    // From the kernel that writes a value to the last that reads it; what must be there at the end lives until then.
    private static IReadOnlyList<Life> Lives(Section section)
    {
        HashSet<Node> kept = [.. section.Assigned.Graph.Outputs.Where(output => section.Name != "Forward" || output.Kind == OutputKind.Loss).Select(output => Section.StorageOf(output.Node))];
        List<Life> lives = [];
        for (int time = 0; time < section.Groups.Count; time++)
        {
            Group group = section.Groups[time];
            if (section.Scratch.TryGetValue(group, out Placement? scratch))
            {
                lives.Add(new(null, scratch, MemoryPlanning.RowLength(MemoryPlanning.ScratchLength(group, section.LayoutOf)), time, time, []));
            }

            foreach (Node value in new[] { group.Beside, group.Value }.OfType<Node>())
            {
                if (section.PlacementOf(value) is { Home: Home.Rows or Home.Fixed } place)
                {
                    int last = Enumerable.Range(0, section.Groups.Count)
                        .LastOrDefault(reader => section.Groups[reader].Operands.Any(operand => Section.StorageOf(operand) == value), time);
                    lives.Add(new(
                        value, place, MemoryPlanning.RowLength(section.LayoutOf(value).Length),
                        time, kept.Contains(value) || section.Name == "Trace" ? section.Groups.Count : last,
                        [.. group.Operands.Where(operand => group.Main.Operator.MayOverwrite(group.Main, operand)).Select(Section.StorageOf)]));
                }
            }
        }

        return lives;
    }

    // A kernel that is the last to read an operand may write its result over it, if it reads each place before.
    private static bool Collide(Life a, Life b)
    {
        bool overlap = a.Place.Home == b.Place.Home && a.Place.Offset < b.Place.Offset + b.Length && b.Place.Offset < a.Place.Offset + a.Length;
        bool isSuccession = (a.Overwrites.Contains(b.Node) && b.Last == a.First) || (b.Overwrites.Contains(a.Node) && a.Last == b.First);
        return overlap && a.First <= b.Last && b.First <= a.Last && !(isSuccession && a.Place.Offset == b.Place.Offset && a.Length == b.Length);
    }

    private static long MostAlive(Section section, IReadOnlyList<Life> lives, Home home) => Enumerable.Range(0, section.Groups.Count)
        .Max(time => lives
            .Where(life => life.Place.Home == home && life.First <= time && time <= life.Last)
            .GroupBy(life => (life.Place.Offset, life.Length))
            .Sum(place => (long)place.Key.Length));

    private sealed record Life(Node? Node, Placement Place, int Length, int First, int Last, IReadOnlyList<Node?> Overwrites);
}
