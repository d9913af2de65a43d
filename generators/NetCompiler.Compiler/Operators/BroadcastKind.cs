namespace NetCompiler.Compiler.Operators;

/// <summary>How an operand of an elementwise operator is spread over the result.</summary>
public enum BroadcastKind
{
    /// <summary>The operand has the result's shape; unbatched, the rows of the batch share it.</summary>
    Same,

    /// <summary>One value per channel: a vector of C against any shape of C channels.</summary>
    Channel,

    /// <summary>One value per position: a sequence (.., 1) against a sequence (.., C), an image (1, H, W) against an image (C, H, W).</summary>
    RowScalar,

    /// <summary>One value for all: a vector of 1.</summary>
    Scalar,
}
