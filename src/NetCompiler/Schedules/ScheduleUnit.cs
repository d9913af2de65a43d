namespace NetCompiler;

/// <summary>What a schedule counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Epochs: the rate changes between epochs. Metrics are validation losses, or training losses without validation rows.</summary>
    Epoch,

    /// <summary>Steps, that is updates: the rate changes between steps. Metrics are the losses of the steps.</summary>
    Step,
}
