namespace NetCompiler.Compiler.Layers;

/// <summary>What an input of a network is for.</summary>
public enum InputRole
{
    /// <summary>What is predicted from.</summary>
    Sample,

    /// <summary>What the prediction should be.</summary>
    Target,

    /// <summary>How much each sample counts in a loss.</summary>
    SampleWeight,

    /// <summary>The gradient of a loss that the caller computes.</summary>
    OutputGradient,
}
