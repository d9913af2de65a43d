namespace NetCompiler.Benchmarks;

/// <summary>What a target is measured in.</summary>
public enum TargetUnit
{
    /// <summary>Multiply-adds a second, as a share of the machine's peak of one thread. At least.</summary>
    ShareOfPeak,

    /// <summary>The speed, as a share of a loop's that only moves the same memory. At least.</summary>
    ShareOfBandwidth,

    /// <summary>The speed, as a share of the baseline's. At least.</summary>
    ShareOfBaseline,

    /// <summary>The baseline's time over the case's. At least.</summary>
    TimesBaseline,

    /// <summary>Time of one unit of work. At most.</summary>
    Nanoseconds,

    /// <summary>Time of one unit of work, or a time that was read. At most.</summary>
    Milliseconds,

    /// <summary>Bytes that a run allocates. At most.</summary>
    AllocatedBytes,

    /// <summary>A number that was read. At most.</summary>
    Lines,
}
