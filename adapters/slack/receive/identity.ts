/** As whom Kakari is in a workspace. */
export interface Identity {
  /** The workspace's id. */
  readonly team: string;
  /** The user id of Kakari's bot. */
  readonly botUser: string;
}
