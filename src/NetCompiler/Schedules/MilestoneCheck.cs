using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>Checks the times at which schedules change.</summary>
internal static class MilestoneCheck
{
    /// <summary>At least one time, each at least 1 and later than the one before.</summary>
    public static long[] Ascending(IReadOnlyList<long> milestones, string name)
    {
        ArgumentNullException.ThrowIfNull(milestones, name);
        long[] times = [.. milestones];
        bool ascends = times.Length > 0 && times[0] > 0 && times.Zip(times.Skip(1)).All(pair => pair.First < pair.Second);
        return ascends
            ? times
            : throw new ArgumentException($"{name} is [{string.Join(", ", times)}]; ascending times from 1 are needed, at least one.", name);
    }
}
