namespace NetCompiler.CompilerServices;

/// <summary>What the backward pass of an attention holds of one head and of one block of its queries.</summary>
internal readonly unsafe struct AttentionMemory
{
    /// <summary>Cuts the memory up.</summary>
    public AttentionMemory(AttentionShape shape, float* memory)
    {
        Keys = memory;
        ToKeys = Keys + (shape.Keys * shape.Stride);
        Values = ToKeys + (shape.Keys * shape.Stride);
        ToValues = Values + (shape.Keys * shape.ValueStride);
        KeyPanels = ToValues + (shape.Keys * shape.ValueStride);
        ValuePanels = KeyPanels + (shape.KeyStride * shape.Size);
        Scores = ValuePanels + (shape.KeyStride * shape.ValueSize);
        Gradients = Scores + (AttentionShape.Block * shape.KeyStride);
        Queries = Gradients + (AttentionShape.Block * shape.KeyStride);
        ToQueries = Queries + (AttentionShape.Block * shape.Stride);
        Upstream = ToQueries + (AttentionShape.Block * shape.Stride);
    }

    /// <summary>The keys attended to.</summary>
    public float* Keys { get; }

    /// <summary>Their gradients, summed over queries.</summary>
    public float* ToKeys { get; }

    /// <summary>The values of the keys attended to.</summary>
    public float* Values { get; }

    /// <summary>Their gradients, summed over queries.</summary>
    public float* ToValues { get; }

    /// <summary>The keys as columns of panels.</summary>
    public float* KeyPanels { get; }

    /// <summary>The values as columns of panels.</summary>
    public float* ValuePanels { get; }

    /// <summary>Scores of a block, then probabilities.</summary>
    public float* Scores { get; }

    /// <summary>The gradients of the probabilities, then of the scores.</summary>
    public float* Gradients { get; }

    /// <summary>The queries of a block.</summary>
    public float* Queries { get; }

    /// <summary>Their gradients.</summary>
    public float* ToQueries { get; }

    /// <summary>The gradients of the block's results.</summary>
    public float* Upstream { get; }
}
