namespace NetCompiler.Compiler.Graphs;

/// <summary>What a value depends on, which decides when it is computed and where it lives.</summary>
public enum ValueKind
{
    /// <summary>A number known at build time.</summary>
    Constant,

    /// <summary>A trained tensor.</summary>
    Parameter,

    /// <summary>A tensor that is saved but not trained, such as running statistics.</summary>
    State,

    /// <summary>Computed from constants, parameters and states only: once per change of weights.</summary>
    Derived,

    /// <summary>What the caller supplies.</summary>
    Input,

    /// <summary>Computed from the inputs or from the batch.</summary>
    Activation,
}
