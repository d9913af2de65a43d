namespace NetCompiler.Serialization;

/// <summary>Element types of the safetensors format.</summary>
internal static class ElementSize
{
    /// <summary>The one type that networks are loaded from and saved as.</summary>
    public const string Single = "F32";

    /// <summary>Bytes of one element, or 0 for a type the format does not have.</summary>
    public static int Of(string type) => type switch
    {
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or Single => 4,
        "U64" or "I64" or "F64" or "C64" => 8,
        _ => 0,
    };
}
