namespace NetCompiler.Compiler.Layers;

/// <summary>What a network is lowered for.</summary>
public enum LoweringMode
{
    /// <summary>
    /// Prediction: statistics are frozen and dropout is off. With a loss in the network the graph also has the loss's output, so that evaluation
    /// is the same graph.
    /// </summary>
    Predict,

    /// <summary>A training step: the layers up to the loss, with the statistics of the batch and with dropout.</summary>
    Step,

    /// <summary>As <see cref="Step"/>, and every layer's value is an output.</summary>
    Trace,
}
