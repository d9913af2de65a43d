using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>Falls by a factor at given times: <c>learningRate * factor^(number of milestones up to time)</c>.</summary>
/// <remarks>PyTorch's MultiStepLR.</remarks>
public sealed record MultiStepSchedule : LearningRateSchedule
{
    private readonly long[] _milestones;

    /// <summary>Makes a schedule.</summary>
    /// <param name="milestones">The epochs or steps that begin with a lower rate, counted from 0, ascending.</param>
    /// <param name="factor">The factor, from 0.</param>
    /// <exception cref="ArgumentException">There are no milestones, or they do not ascend.</exception>
    public MultiStepSchedule(IReadOnlyList<long> milestones, double factor = 0.1)
    {
        _milestones = MilestoneCheck.Ascending(milestones, nameof(milestones));
        Factor = SettingChecks.PositiveOrZero(factor, nameof(factor));
    }

    /// <summary>The epochs or steps that begin with a lower rate.</summary>
    public IReadOnlyList<long> Milestones => _milestones;

    /// <summary>What the rate is multiplied by each time.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state)
    {
        int passed = 0;
        while (passed < _milestones.Length && _milestones[passed] <= time)
        {
            passed++;
        }

        return learningRate * Math.Pow(Factor, passed);
    }
}
