using System;

namespace NetCompiler;

/// <summary>
/// A zigzag: from the lowest rate in a straight line up to the optimizer's learning rate, in a straight line down again, and so on.
/// </summary>
/// <remarks>
/// PyTorch's CyclicLR with triangles of equal height, whose max_lr is here the optimizer's learning rate. Smith: Cyclical learning rates for training
/// neural networks (2017). Usually counted in steps: <see cref="ScheduleUnit.Step"/>.
/// </remarks>
public sealed record CyclicSchedule : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="lowestRate">The rate between the triangles, from 0 to the optimizer's.</param>
    /// <param name="rise">Epochs or steps up, at least 1.</param>
    /// <param name="fall">Epochs or steps down, at least 1; as many as up unless given.</param>
    public CyclicSchedule(double lowestRate, long rise, long? fall = null)
    {
        LowestRate = SettingChecks.PositiveOrZero(lowestRate, nameof(lowestRate));
        Rise = SettingChecks.Length(rise, nameof(rise));
        Fall = SettingChecks.Length(fall ?? rise, nameof(fall));
    }

    /// <summary>The rate between the triangles.</summary>
    public double LowestRate { get; }

    /// <summary>Epochs or steps up.</summary>
    public long Rise { get; }

    /// <summary>Epochs or steps down.</summary>
    public long Fall { get; }

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state)
    {
        long now = time % (Rise + Fall);
        double height = now < Rise ? (double)now / Rise : (double)(Rise + Fall - now) / Fall;
        return LowestRate + ((learningRate - LowestRate) * height);
    }

    /// <inheritdoc/>
    public override void Validate(double learningRate) => RequireAtMost(LowestRate, nameof(LowestRate), learningRate);
}
