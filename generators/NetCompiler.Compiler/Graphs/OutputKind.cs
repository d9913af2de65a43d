namespace NetCompiler.Compiler.Graphs;

/// <summary>What becomes of an output of a graph.</summary>
public enum OutputKind
{
    /// <summary>A prediction, handed to the caller.</summary>
    Result,

    /// <summary>The mean loss of the batch, one number.</summary>
    Loss,

    /// <summary>The gradient of the loss with respect to the parameter of that name.</summary>
    Gradient,

    /// <summary>The gradient of the loss with respect to the input of that name.</summary>
    InputGradient,

    /// <summary>What the caller sees of a batch behind a step or an evaluation, under that name.</summary>
    Shown,

    /// <summary>The new value of the state of that name.</summary>
    State,

    /// <summary>A value kept to be looked at.</summary>
    Trace,

    /// <summary>The gradient of the loss with respect to a value kept to be looked at.</summary>
    TraceGradient,

    /// <summary>In a prediction of one step a call: the prediction, or a new state, handed to the caller under that name.</summary>
    Stream,

    /// <summary>In the body of a scan: what the step hands on, by position.</summary>
    Step,
}
