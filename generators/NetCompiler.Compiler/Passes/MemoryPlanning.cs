using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Gives every value of a section a place: values whose lives do not overlap share memory, an elementwise result takes the place of an
/// operand that dies with it, and the largest are placed first.
/// </summary>
public sealed class MemoryPlanning
{
    // Rows a multiple of 2 KB apart would compete for the same cache lines.
    private const int Page = 512;

    // No other order is tried once the length is so near to the bound.
    private const double Satisfying = 1.05;

    // Large networks are planned in fewer attempts: planning runs while the user types.
    private const int MaximalAttempts = 200;
    private const int MaximalComparisons = 4_000_000;

    // What is placed first: the largest, what lives longest, both, or what comes first.
    private static IReadOnlyList<Func<Slot, long>> Ranks { get; } =
        [slot => slot.Length, slot => slot.End - slot.Start, slot => (long)slot.Length * (slot.End - slot.Start + 1), slot => -slot.Start];

    private readonly AssignedGraph _assigned;
    private readonly IReadOnlyList<Group> _groups;
    private readonly Func<Node, Placement?> _homeOf;
    private readonly Dictionary<Node, Slot> _slots = [];
    private readonly Dictionary<Group, Slot> _scratch = [];

    private MemoryPlanning(AssignedGraph assigned, IReadOnlyList<Group> groups, Func<Node, Placement?> homeOf) =>
        (_assigned, _groups, _homeOf) = (assigned, groups, homeOf);

    /// <summary>Plans a section.</summary>
    /// <param name="homeOf">The place of values that have a home outside the arenas, null for the others.</param>
    /// <param name="keep">Values that must be there when the section has run.</param>
    /// <param name="reuse">False keeps every value to the end.</param>
    public static Section Run(
        string name, AssignedGraph assigned, IReadOnlyList<Group> groups, Func<Node, Placement?> homeOf, IReadOnlyCollection<Node> keep, bool reuse = true)
    {
        MemoryPlanning planning = new(assigned, groups, homeOf);
        planning.FindLives([.. keep.Select(Section.StorageOf)], reuse);
        (int rows, long rowBound) = Place(planning.Slots(batched: true));
        (int @fixed, long fixedBound) = Place(planning.Slots(batched: false));

        Dictionary<Node, Placement> placements = [];
        foreach (Node node in assigned.Graph.Nodes.Where(node => !node.Operator.IsView))
        {
            if ((homeOf(node) ?? (planning._slots.TryGetValue(node, out Slot? slot) ? slot.Placement : null)) is { } placement)
            {
                placements[node] = placement;
            }
        }

        return new(
            name, assigned, groups, placements, planning._scratch.ToDictionary(pair => pair.Key, pair => pair.Value.Placement),
            rows, @fixed, rowBound, fixedBound);
    }

    /// <summary>Floats from one row of an arena value to the next.</summary>
    public static int RowLength(int length)
    {
        int rounded = Packing.RoundUp(Math.Max(1, length), Packing.Lanes);
        return rounded % Page == 0 ? rounded + Packing.Lanes : rounded;
    }

    /// <summary>Floats of scratch memory that a group needs for each row.</summary>
    public static int ScratchLength(Group group, Func<Node, Layout> layoutOf) =>
        group.Summed is not null ? layoutOf(group.Value).Length : group.Blocks?.Scratch ?? group.Main.Operator.Scratch(group.Main, [.. group.Main.Inputs.Select(layoutOf)]);

    private void FindLives(HashSet<Node> keep, bool reuse)
    {
        Dictionary<Node, int> lastUse = [];
        for (int time = 0; time < _groups.Count; time++)
        {
            foreach (Node operand in _groups[time].Operands)
            {
                lastUse[Section.StorageOf(operand)] = time;
            }
        }

        for (int time = 0; time < _groups.Count; time++)
        {
            int EndOf(Node value) => !reuse || keep.Contains(value) ? _groups.Count : lastUse.TryGetValue(value, out int last) ? last : time;
            Group group = _groups[time];
            if (ScratchLength(group, input => _assigned.Layouts[input]) is > 0 and int scratch)
            {
                _scratch[group] = new(time, time, scratch, group.Main.IsBatched || group.Operands.Any(operand => operand.IsBatched));
            }

            if (group.Beside is Node beside)
            {
                _slots[beside] = new(time, EndOf(beside), _assigned.Layouts[beside].Length, beside.IsBatched);
            }

            Node value = group.Value;
            if (_homeOf(value) is not null)
            {
                continue;
            }

            int end = EndOf(value);
            Slot? reused = group.Added is Node added ? _slots[added] : reuse ? Reusable(group, time, lastUse, keep) : null;
            if (reused is null)
            {
                _slots[value] = new(time, end, _assigned.Layouts[value].Length, value.IsBatched);
            }
            else
            {
                reused.End = end;
                _slots[value] = reused;
            }
        }
    }

    // An operand of the same form that nobody reads later: the kernel may write over it.
    private Slot? Reusable(Group group, int time, Dictionary<Node, int> lastUse, HashSet<Node> keep)
    {
        foreach (Node operand in group.Operands.Where(operand => group.Main.Operator.MayOverwrite(group.Main, operand)))
        {
            Node storage = Section.StorageOf(operand);
            if (_slots.TryGetValue(storage, out Slot? slot) && lastUse[storage] == time && slot.End == time && !keep.Contains(storage)
                && operand.Type == group.Value.Type && _assigned.Layouts[operand] == _assigned.Layouts[group.Value]
                && _assigned.Layouts[storage].Length == _assigned.Layouts[group.Value].Length)
            {
                return slot;
            }
        }

        return null;
    }

    private List<Slot> Slots(bool batched) => [.. _slots.Values.Concat(_scratch.Values).Distinct().Where(slot => slot.Batched == batched)];

    // Placing the largest first is rarely far from the bound. Where it is, what sticks out highest is placed first in the next attempt; and where
    // that stays far, other orders are tried.
    private static (int Length, long LowerBound) Place(List<Slot> slots)
    {
        if (slots.Count == 0)
        {
            return (0, 0);
        }

        long bound = LowerBound(slots);
        int attempts = Math.Min(MaximalAttempts, (MaximalComparisons / (slots.Count * slots.Count)) + 1);
        int length = int.MaxValue;
        List<Placement> best = [];
        foreach (Func<Slot, long> rank in Ranks.TakeWhile(_ => length > bound * Satisfying))
        {
            List<Slot> order = [.. slots.OrderByDescending(rank).ThenBy(slot => slot.Start)];
            for (int attempt = 0; attempt < attempts && length > bound; attempt++)
            {
                PlaceInOrder(order);
                int end = order.Max(slot => slot.PlacedEnd);
                if (end < length)
                {
                    (length, best) = (end, [.. slots.Select(slot => slot.Placement)]);
                }

                Slot highest = order.First(slot => slot.PlacedEnd == end);
                order.Remove(highest);
                order.Insert(0, highest);
            }
        }

        for (int i = 0; i < slots.Count; i++)
        {
            slots[i].Placement = best[i];
        }

        return (length, bound);
    }

    // The most that is alive at once: what comes at each time and goes after it, summed up.
    private static long LowerBound(List<Slot> slots)
    {
        long[] changes = new long[slots.Max(slot => slot.End) + 2];
        foreach (Slot slot in slots)
        {
            changes[slot.Start] += slot.Length;
            changes[slot.End + 1] -= slot.Length;
        }

        long alive = 0;
        return changes.Max(change => alive += change);
    }

    // Each takes the first gap that is large enough, among those that live at the same time.
    private static void PlaceInOrder(List<Slot> order)
    {
        List<Slot> placed = [];
        foreach (Slot slot in order)
        {
            int offset = 0;
            foreach (Slot other in placed)
            {
                if (other.Start > slot.End || slot.Start > other.End)
                {
                    continue;
                }

                if (other.Placement.Offset - offset >= slot.Length)
                {
                    break;
                }

                offset = Math.Max(offset, other.PlacedEnd);
            }

            slot.Placement = new(slot.Batched ? Home.Rows : Home.Fixed, offset);
            int place = placed.FindIndex(other => other.Placement.Offset > offset);
            placed.Insert(place < 0 ? placed.Count : place, slot);
        }
    }

    private sealed class Slot(int start, int end, int length, bool batched)
    {
        public int Start { get; } = start;

        public int End { get; set; } = end;

        public int Length { get; } = RowLength(length);

        public bool Batched { get; } = batched;

        public Placement Placement { get; set; } = new(Home.Rows, 0);

        public int PlacedEnd => checked(Placement.Offset + Length);
    }
}
