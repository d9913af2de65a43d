namespace NetCompiler;

/// <summary>
/// Why a training ended. Where <see cref="EarlyStopping.RestoreBest"/> is set, the network has the weights of the best epoch, whatever the reason.
/// </summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The caller asked for it. The network has the weights of the last whole epoch.</summary>
    Cancelled,

    /// <summary>A loss or a weight became NaN or infinite. The network has the weights of the last whole epoch before.</summary>
    Diverged,

    /// <summary>The monitored value had not improved for as many epochs as <see cref="EarlyStopping.Patience"/> says.</summary>
    EarlyStopped,
}
