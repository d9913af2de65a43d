namespace NetCompiler;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The caller asked for it. The network has the weights of the last whole epoch.</summary>
    Cancelled,

    /// <summary>A loss or a weight became NaN or infinite. The network has the weights of the last whole epoch before.</summary>
    Diverged,
}
